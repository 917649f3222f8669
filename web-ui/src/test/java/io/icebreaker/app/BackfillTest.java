package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.MarketTap.Minute;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.SimRequest;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes that live did not see come from the broker's history, once, and from the journal ever after. */
class BackfillTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int BACKFILLED = 512;
    private static final int FLAGS = 20;

    @TempDir Path root;
    private SimulatedAccount account;

    @BeforeEach
    void start() throws IOException {
        account = new SimulatedAccount(root, 12);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private Instrument future() {
        return account.instruments().stream()
                .filter(it -> it.segment().equals("NFO"))
                .findFirst()
                .orElseThrow();
    }

    private List<List<Object>> bars(String interval) throws Exception {
        Instrument it = future();
        JsonTree answer =
                account.get(
                        "/api/bars?segment=%s&token=%d&interval=%s"
                                .formatted(it.segment(), it.token(), interval));
        List<List<Object>> bars = new ArrayList<>();
        for (JsonTree bar : answer.at("bars").items()) {
            bars.add(
                    List.copyOf(
                            bar.items().stream().map(each -> String.valueOf(each.raw())).toList()));
        }
        return bars;
    }

    private static long word(List<Object> bar, int index) {
        return Long.parseLong(bar.get(index).toString());
    }

    private long filled(String interval) throws Exception {
        return bars(interval).stream().filter(bar -> (word(bar, FLAGS) & BACKFILLED) != 0).count();
    }

    /** Start, open, high, low, close, volume of each filled minute, as the broker has them. */
    private void assertAsTheBrokerHasThem() throws Exception {
        int index = account.stream.tokens().onWire().indexOf(future());
        for (List<Object> bar : bars("1m")) {
            if ((word(bar, FLAGS) & BACKFILLED) != 0) {
                long startNs = word(bar, 0) * 1_000_000;
                Minute minute = account.tap.minutes(index, startNs, startNs).get(0);
                assertEquals(
                        List.of(
                                minute.open(),
                                minute.high(),
                                minute.low(),
                                minute.close(),
                                minute.volume()),
                        List.of(
                                word(bar, 1),
                                word(bar, 2),
                                word(bar, 3),
                                word(bar, 4),
                                word(bar, 5)));
                assertEquals("null", bar.get(14), "a candle has no average price");
            }
        }
    }

    @Test
    void fillsTheMorningBeforeAStartAndReplaysItWithoutTheBroker() throws Exception {
        Path configuration = account.configuration("");
        Map<String, Object> result;
        try (LiveDay day = account.open(configuration)) {
            Await.that(
                    "11 minutes",
                    () -> {
                        day.look();
                        return filled("1m") >= 11;
                    });
            assertAsTheBrokerHasThem();
            List<List<Object>> fives = bars("5m");
            assertEquals(account.market.openNs() / 1_000_000, word(fives.get(0), 0));
            long ones = bars("1m").stream().limit(5).mapToLong(bar -> word(bar, 5)).sum();
            assertEquals(ones, word(fives.get(0), 5), "five minutes are one bar");
            result = day.finish();
        }
        JsonTree verdict = CommandRun.json("verify", "--journal", result.get("journal").toString());
        assertEquals("identical", verdict.at("verdict").text());

        account.rest.http().fault(Fault.ERROR_500);
        int asked = account.rest.http().requests().size();
        try (LiveDay day = account.open(configuration)) {
            assertTrue(filled("1m") >= 11, "from the journal, before anything was asked");
            assertEquals(asked, account.rest.http().requests().size());
            day.finish();
        }
    }

    @Test
    void fillsAnOutageAndOnlyTellsOfFailures() throws Exception {
        Path configuration = account.configuration("");
        account.rest.http().fault(Fault.ERROR_500);
        try (LiveDay day = account.open(configuration)) {
            Await.that(
                    "a failure in words",
                    () -> {
                        day.look();
                        return String.valueOf(broker().at("backfill").raw()).contains("failed");
                    });
            assertEquals(0, filled("1m"));
            assertFalse(broker().at("circuit").text().isEmpty());
            account.rest.http().fault(Fault.NONE);

            account.stream.refuseWith429();
            account.stream.reset();
            Await.that("the feed is down", () -> look(day, "DOWN"));
            account.clock.jump(6 * MINUTE_NS);
            account.stream.accept();
            Await.that("the feed is back", () -> look(day, "LIVE"));
            account.clock.jump(2 * MINUTE_NS); // until the newest minute of the outage is final
            Await.that("five minutes of the outage", () -> look(day, "LIVE") && filled("1m") >= 5);
            assertAsTheBrokerHasThem();
            day.finish();
        }
    }

    @Test
    void asksNoNextInstrumentWhenThereWereTooManyCalls() throws Exception {
        Path configuration = account.configuration("");
        account.rest.http().fault(Fault.TOO_MANY_429);
        try (LiveDay day = account.open(configuration)) {
            Await.that(
                    "a failure in words",
                    () -> {
                        day.look();
                        return String.valueOf(broker().at("backfill").raw()).contains("failed");
                    });
            long asked =
                    account.rest.http().requests().stream()
                            .map(SimRequest::path)
                            .filter(path -> path.contains("historical"))
                            .distinct()
                            .count();
            assertEquals(1, asked, "instruments asked about");
            day.finish();
        }
    }

    private boolean look(LiveDay day, String state) throws Exception {
        day.look();
        return account.find("/api/health", "feeds", it -> it.at("state").text().equals(state))
                .isPresent();
    }

    private JsonTree broker() throws Exception {
        return account.get("/api/rest").at("brokers").items().get(0);
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        try (LiveDay day = account.open(account.configuration("engine.backfill = false"))) {
            Await.that("the feed is live", () -> look(day, "LIVE"));
            look(day, "LIVE");
            day.finish();
        }
        assertTrue(
                account.rest.http().requests().stream()
                        .noneMatch(it -> it.path().contains("historical")));
    }
}
