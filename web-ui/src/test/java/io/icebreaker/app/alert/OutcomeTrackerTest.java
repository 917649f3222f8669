package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutcomeTrackerTest {
    private static final long T = AlertRig.alert(1).timeNs();
    private static final long MINUTE_NS = AlertRig.MINUTE_NS;
    private static final String NAME = "NSE:RELIANCE";

    private final OutcomeTracker tracker = new OutcomeTracker();
    private final List<StoredAlert> alerts = new ArrayList<>();
    private final Map<String, List<long[]>> past = new HashMap<>();
    private final Map<String, Long> outcomes = new HashMap<>();

    private static StoredAlert stored(long id, String instrument, long timeNs, long closeNs) {
        Alert alert =
                new Alert(
                        id, "r", "", instrument, AlertLevel.INFO, "", Map.of(), List.of(), timeNs);
        return new StoredAlert(
                id, AlertKind.ALERT, Origin.LIVE, alert, Fate.FIRED, 0, 1_000_000, closeNs);
    }

    private Map<Integer, Long> found() {
        Map<Integer, Long> found = new HashMap<>();
        tracker.drain().forEach(it -> found.put(it.minutes(), it.priceE4()));
        return found;
    }

    @Test
    void theLastPriceUpToTheMomentCounts() {
        tracker.follow(stored(1, NAME, T, AlertRig.CLOSE_NS));
        tracker.onPrice(NAME, T + 5 * MINUTE_NS, 1_010_000); // just in time
        assertEquals(Map.of(), found());
        tracker.onPrice(NAME, T + 5 * MINUTE_NS + 1, 1_020_000);
        assertEquals(Map.of(5, 1_010_000L), found());
        tracker.onClock(T + 60 * MINUTE_NS);
        assertEquals(Map.of(15, 1_020_000L), found());
        assertEquals(List.of(NAME), tracker.instruments());
        tracker.onClock(T + 60 * MINUTE_NS + 1);
        assertEquals(Map.of(60, 1_020_000L), found());
        assertEquals(List.of(), tracker.instruments());
        assertEquals(0, tracker.waiting());
    }

    @Test
    void withoutATradeItIsThePriceOfTheAlert() {
        tracker.follow(stored(1, NAME, T, AlertRig.CLOSE_NS));
        tracker.onClock(T + 6 * MINUTE_NS);
        assertEquals(Map.of(5, 1_000_000L), found());
    }

    @Test
    void afterTheSessionsCloseThereIsNoOutcome() {
        tracker.follow(stored(1, NAME, T, T + 15 * MINUTE_NS));
        assertEquals(2, tracker.waiting());
        tracker.onClock(T + 70 * MINUTE_NS);
        assertEquals(Map.of(5, 1_000_000L, 15, 1_000_000L), found());
    }

    @Test
    void whatNobodySawAfterARestartStaysUnknown() {
        tracker.follow(stored(1, NAME, T, AlertRig.CLOSE_NS), 15);
        tracker.follow(stored(1, NAME, T, AlertRig.CLOSE_NS), 60);
        tracker.onClock(T + 15 * MINUTE_NS + 1);
        assertEquals(Map.of(), found());
        tracker.onPrice(NAME, T + 20 * MINUTE_NS, 990_000);
        tracker.onClock(T + 61 * MINUTE_NS);
        assertEquals(Map.of(60, 990_000L), found());
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        for (int n = 1; n <= 3_001; n++) {
            tracker.follow(stored(n, NAME, T, AlertRig.CLOSE_NS));
        }
        assertEquals(9_000, tracker.waiting());
        assertEquals(3, tracker.full());
    }

    /** A random market of three instruments; the twin looks the price up in the whole past. */
    @Test
    void equalsALookIntoTheWholePast() {
        var random = new SplittableRandom(20);
        long end = T + 200 * MINUTE_NS;
        for (long now = T; now < end; now += random.nextLong(30_000_000_000L)) {
            step(now, end, random);
        }
        tracker.onClock(end + 1);
        collect();
        Map<String, Long> expected = new HashMap<>();
        for (StoredAlert each : alerts) {
            for (int minutes : OutcomeTracker.MINUTES) {
                long due = each.alert().timeNs() + minutes * MINUTE_NS;
                if (due <= end) {
                    List<long[]> prices = past.get(each.alert().instrument());
                    expected.put(each.id() + "/" + minutes, last(prices, due));
                }
            }
        }
        assertTrue(expected.size() > 50, expected.size() + " outcomes");
        assertEquals(expected, outcomes);
    }

    private void step(long now, long end, SplittableRandom random) {
        String name = "NSE:" + random.nextInt(3);
        int what = random.nextInt(10);
        if (what == 0) {
            StoredAlert stored = stored(alerts.size() + 1, name, now, end);
            alerts.add(stored);
            price(name, now, stored.priceE4());
            tracker.follow(stored);
        } else if (what < 4) {
            tracker.onClock(now);
        } else {
            price(name, now, 900_000 + random.nextLong(200_000));
        }
        collect();
    }

    private void price(String name, long now, long priceE4) {
        past.computeIfAbsent(name, n -> new ArrayList<>()).add(new long[] {now, priceE4});
        tracker.onPrice(name, now, priceE4);
    }

    private void collect() {
        tracker.drain().forEach(it -> outcomes.put(it.alert() + "/" + it.minutes(), it.priceE4()));
    }

    private static long last(List<long[]> prices, long atNs) {
        long last = 0;
        for (long[] price : prices) {
            last = price[0] <= atNs ? price[1] : last;
        }
        return last;
    }
}
