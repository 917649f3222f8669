package io.icebreaker.app.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.icebreaker.web.BrokerDesk;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of a login must not throw out the feed that runs. */
class AccountViewTest {
    @TempDir Path secrets;

    private final Map<String, String> running = new LinkedHashMap<>();
    private final AccountView view =
            new AccountView(Map.of(), InstantSource.system(), () -> running);

    private void test(String broker) {
        Account account = Account.of(Brokers.named(broker).orElseThrow(), secrets);
        view.refuseIfNoConnectionIsFree(account);
    }

    @Test
    void theOnlyConnectionIsTakenBeforeTheOpenToo() {
        running.put("flattrade", "CLOSED");
        var refused = assertThrows(BrokerDesk.Refused.class, () -> test("flattrade"));
        assertEquals(
                "Flattrade allows one connection, and this engine's feed has it: closed",
                refused.getMessage());
        running.put("flattrade", "DOWN");
        assertDoesNotThrow(() -> test("flattrade"));
    }

    @Test
    void aSixthConnectionAtDhanWouldEvictOne() {
        running.put("dhan", "LIVE");
        for (int connection = 2; connection <= 4; connection++) {
            running.put("dhan/" + connection, "LIVE");
        }
        assertDoesNotThrow(() -> test("dhan"));
        running.put("dhan/5", "MUTE");
        assertThrows(BrokerDesk.Refused.class, () -> test("dhan"));
    }

    @Test
    void kiteHasThreePlaces() {
        running.put("kite", "LIVE");
        running.put("kite/2", "LIVE");
        running.put("other", "LIVE");
        assertDoesNotThrow(() -> test("kite"));
        running.put("kite/3", "LATE");
        assertThrows(BrokerDesk.Refused.class, () -> test("kite"));
    }
}
