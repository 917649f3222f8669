package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.SimHttp.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with and without an armed account. */
class LiveOrdersPageTest extends BrowserCase {
    private static final String ARMED =
            """
            trading { arm = sim, max-order-qty = 1000, max-order-value = 5000000
                      max-day-orders = 5, max-day-qty = 4000, max-day-value = 10000000 }
            """;

    @TempDir Path root;

    @Test
    void withoutAnArmedAccountThereIsNoBadgeAndNoPanel() throws Exception {
        try (var account = new SimulatedAccount(root, 20);
                LiveDay day = account.open(account.configuration(""))) {
            Visit page = Visit.open(context, account.address()).settled();
            for (int screen = 1; screen <= 6; screen++) {
                page.press(String.valueOf(screen));
                assertFalse(page.part("live-orders").isVisible(), "screen " + screen);
                assertFalse(page.part("orders-panel").isVisible());
            }
            day.look();
            page.assertQuiet();
        }
    }

    @Test
    void anArmedAccountIsToldOnEveryScreenAndOrdersOnlyWhatIsTyped() throws Exception {
        try (var account = new SimulatedAccount(root, 20);
                LiveDay day = account.open(account.configuration(ARMED))) {
            Await.that(
                    "the morning",
                    () -> {
                        day.look();
                        return account.get("/api/health")
                                        .at("counters")
                                        .at("BOARD_BACKFILLED")
                                        .number()
                                > 200;
                    });
            Visit page = Visit.open(context, account.address()).settled();
            for (int screen = 6; screen >= 1; screen--) {
                page.press(String.valueOf(screen));
                page.tells("live-orders", "LIVE ORDERS · sim");
                assertTrue(page.part("live-orders").isVisible(), "screen " + screen);
            }
            page.assertQuiet(); // from here on the browser tells of the 409 that asks for the
            // confirmation
            order(page, account);
            circuits(page, account);
        }
    }

    private static void order(Visit page, SimulatedAccount account) {
        page.part("live-orders").click();
        page.part("order-qty").fill("75");
        page.part("order-type").selectOption("MARKET");
        page.css(".order-form button").click();
        page.until("() => document.querySelector('[data-testid=order-asked]').textContent !== ''");
        String asked = page.part("order-asked").innerText();
        assertTrue(asked.startsWith("BUY 75 ") && asked.endsWith(" MARKET"), asked);
        assertTrue(page.css(".danger").isDisabled());
        page.part("order-confirm").fill(asked.toLowerCase(java.util.Locale.ROOT));
        assertTrue(page.css(".danger").isDisabled(), "not as asked");
        page.part("order-confirm").fill(asked);
        assertEquals(0, account.rest.orderCount());
        page.css(".danger").click();
        page.until("() => /filled/.test(document.querySelector('.order-list').textContent)");
        assertEquals(1, account.rest.orderCount());
        page.css("[data-testid=orders-panel] > button").click();
    }

    private static void circuits(Visit page, SimulatedAccount account) throws Exception {
        page.until("() => /REST ● ok/.test(document.querySelector('.rest-lamp').textContent)");
        account.rest.http().fault(Fault.ERROR_500);
        String order =
                "{\"key\":\"key-00001\",\"instrument\":\"NSE:RELIANCE\",\"side\":\"BUY\",\"qty\":1,"
                        + "\"type\":\"MARKET\",\"confirm\":\"BUY 1 RELIANCE MARKET\"}";
        assertEquals(200, account.post("/api/orders", order, "X-Icebreaker", "1").statusCode());
        page.until("() => /not asked/.test(document.querySelector('.rest-lamp').textContent)");
        page.part("rest-lamp").click();
        page.until("() => /HTTP 500/.test(document.querySelector('.broker-tables').textContent)");
        account.rest.http().fault(Fault.NONE);
        page.until("() => /answers/.test(document.querySelector('.broker-tables').textContent)");
    }
}
