package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.order.OrderCaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arms an account, and what does not. */
class TradingPlanTest {
    private static final String CAPS =
            "max-order-qty = 150, max-order-value = 500000, max-day-orders = 20, max-day-qty = 1500,"
                    + " max-day-value = 2000000";

    @TempDir Path root;

    private ConfigFiles files;

    @BeforeEach
    void writeTheDump() throws IOException {
        files = ConfigFiles.in(root);
    }

    private TradingPlan plan(String more) throws Exception {
        return AppConfig.load(files.write(ConfigFiles.shipped() + "\n" + more)).trading();
    }

    private String refusal(String more) {
        return assertThrows(ConfigException.class, () -> plan(more)).getMessage();
    }

    @Test
    void nothingIsArmedUnlessNamed() throws Exception {
        for (String more :
                new String[] {"", "trading {}", "trading.arm = \"\"", "trading {" + CAPS + "}"}) {
            assertFalse(plan(more).isArmed(), more);
        }
    }

    @Test
    void namesAFeedAndSetsEveryCap() throws Exception {
        TradingPlan plan = plan("trading { arm = zerodha, " + CAPS + " }");
        assertEquals("zerodha", plan.account());
        assertEquals(new OrderCaps(150, 5_000_000_000L, 20, 1_500, 20_000_000_000L), plan.caps());

        assertTrue(
                refusal("trading { arm = nobody, " + CAPS + " }").contains("trading.arm: no feed"));
        for (String cap : CAPS.split(", ")) {
            String key = cap.substring(0, cap.indexOf(' '));
            String without = CAPS.replace(cap, "").replace(", ,", ",").replaceFirst(",\\s*$", "");
            String said =
                    refusal("trading { arm = zerodha, " + without.replaceFirst("^, ", "") + " }");
            assertTrue(said.contains("trading." + key), said);
        }
        assertTrue(
                refusal("trading { arm = zerodha, " + CAPS.replace("20,", "0,") + " }")
                        .contains("trading.max-day-orders: must be"));
    }

    @Test
    void noOtherFileArms() throws Exception {
        Path generated = Files.createDirectories(root.resolve("data")).resolve("brokers.conf");
        Files.writeString(generated, "trading { arm = zerodha, " + CAPS + " }");
        assertTrue(refusal("").contains("armed only by the very file"), "by the page's own file");
    }

    @Test
    void aSimulatedStreamDoesNotOrderAtTheRealBroker() {
        String said =
                refusal(
                        "feeds.zerodha.url = \"ws://127.0.0.1:9\"\ntrading { arm = zerodha, "
                                + CAPS
                                + " }");
        assertTrue(said.contains("simulator"), said);
    }
}
