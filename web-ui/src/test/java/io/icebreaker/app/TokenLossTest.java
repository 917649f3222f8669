package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.FeedState;
import io.icebreaker.web.JsonTree;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two brokers of different wires in one live day, over real sockets: the token of each ends in turn. How fast
 * one recovers is measured by {@code io.icebreaker.bench.TokenLoss}.
 */
class TokenLossTest {
    private static final long PUMP_NS = 10_000_000;

    /** Kite sends a packet without a book before it has read the mode. */
    private static final String NO_BOOK = " 0 0 0 0";

    private static final List<String> SHARES =
            List.of("RELIANCE", "INFY", "SBIN", "MARUTI", "TCS", "ITC");

    private final Map<String, WrittenMarket> markets = new HashMap<>();
    private final List<WrittenMarket> made = new ArrayList<>();
    private String health;

    @TempDir Path root;

    private SnapshotSource market() {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var model = new MarketModel(DemoMarket.onLastWeekday(today, 5, 0, 1).toConfig());
        made.add(new WrittenMarket(model));
        return made.get(made.size() - 1);
    }

    @Test
    void theEndOfOneBrokersTokenIsNoConcernOfTheOther() throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var clock = ShiftedClock.startingAt(DemoMarket.onLastWeekday(today, 5, 0, 1).openNs());
        try (var brokers = new SimulatedBrokers("kite,smartapi", this::market, root)) {
            markets.put("kite", made.get(0));
            markets.put("smartapi", made.get(1));
            brokers.drive(clock, PUMP_NS);
            Path configuration = configure(brokers);
            AppConfig config = AppConfig.load(configuration);
            try (var day =
                    LiveDay.open(
                            config,
                            Universe.of(config),
                            SessionCalendar.istDate(clock.nanoTime()),
                            clock,
                            new BackupSchedule(
                                    config.backup(), config.journalDirectory(), configuration),
                            true)) {
                for (String name : brokers.names()) {
                    Await.that(name + " whole", () -> isWhole(name, 1));
                }
                for (String name : brokers.names()) {
                    lose(brokers, name);
                }
                Map<String, Object> result = day.finish();
                assertEquals(0, ((Number) result.get("dropped")).longValue());
                check(FeedStory.of(Path.of(result.get("journal").toString())));
            }
        }
    }

    private Path configure(SimulatedBrokers brokers) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        health = "http://127.0.0.1:" + port + "/api/health";
        return brokers.configure(SHARES.stream().map(it -> "NSE:" + it).toList(), port, "");
    }

    /** Whether a feed is live on its so-manieth connection, with all it wants confirmed and ticking. */
    private boolean isWhole(String feed, int connection) throws Exception {
        JsonTree counters = BrokerRig.json(health, null).at("counters");
        return state(feed).equals("LIVE")
                && counters.at(feed + ".CONNECTS").number() == connection
                && counters.at(feed + ".SUBSCRIBED").number() == SHARES.size()
                && counters.at(feed + ".ACKNOWLEDGED").number() == SHARES.size()
                && counters.at(feed + ".TICKING").number() == SHARES.size();
    }

    private String state(String feed) throws Exception {
        return BrokerRig.json(health, null).at("feeds").items().stream()
                .filter(it -> it.at("name").text().equals(feed))
                .findFirst()
                .orElseThrow()
                .at("state")
                .text();
    }

    private void lose(SimulatedBrokers brokers, String name) throws Exception {
        brokers.simulator(name).fault(SimFault.TOKEN_ROLL);
        Await.that(name + " waits", () -> state(name).equals("WAITING_FOR_TOKEN"));
        brokers.logIn(name);
        Await.that(name + " whole again", () -> isWhole(name, 2));
    }

    /** Of each feed one gap by its own loss, nothing said while the other lost, no packet missing between. */
    private void check(Map<String, FeedStory> stories) {
        assertEquals(markets.keySet(), stories.keySet());
        FeedStory kite = stories.get("kite");
        FeedStory angel = stories.get("smartapi");
        assertTrue(kite.lossEnds() < angel.lossBegins(), "one after the other");
        assertFalse(kite.saysWithin(angel.lossBegins(), angel.lossEnds()), kite::toString);
        assertFalse(angel.saysWithin(kite.lossBegins(), kite.lossEnds()), angel::toString);
        stories.forEach(
                (name, story) -> {
                    assertEquals(1, story.count(FeedState.GAP), story::toString);
                    assertEquals(2, story.count(FeedState.CONNECTED), story::toString);
                    assertFalse(story.texts().contains("sim"), "a token's beginning");
                    SHARES.forEach(share -> checkPackets(name, story, share));
                });
    }

    /** All that was said between a connection's first whole packet and its last came, in order. */
    private void checkPackets(String name, FeedStory story, String share) {
        List<List<String>> runs = story.packets(share);
        assertEquals(2, runs.size(), () -> share + " before and after " + name + "'s loss");
        for (List<String> run : runs) {
            List<String> came = once(run.stream().dropWhile(it -> it.endsWith(NO_BOOK)).toList());
            assertFalse(came.isEmpty(), () -> name + " " + share + " " + run);
            int at = Collections.indexOfSubList(once(markets.get(name).said(share)), came);
            assertTrue(at >= 0, () -> name + " misses packets of " + share + ": " + came);
        }
    }

    /** What a new subscriber is told first has been said before: without repetitions. */
    private static List<String> once(List<String> lines) {
        List<String> once = new ArrayList<>();
        for (String line : lines) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(line)) {
                once.add(line);
            }
        }
        return once;
    }
}
