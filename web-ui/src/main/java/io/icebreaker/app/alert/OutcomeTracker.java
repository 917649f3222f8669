package io.icebreaker.app.alert;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What prices did after alerts: the last one known 5, 15 and 60 minutes after each, as long as the session
 * went on. Times are event times, so that a replay comes to the same. Any thread; never waits for a disk:
 * results are fetched by {@link #drain}.
 */
public final class OutcomeTracker {
    /** Minutes after an alert. */
    public static final List<Integer> MINUTES = List.of(5, 15, 60);

    private static final long MINUTE_NS = 60_000_000_000L;

    /** An hour of 50 alerts a minute, three prices each. */
    private static final int MOST = 9_000;

    /** One price that is waited for. */
    private record Open(long alert, int minutes, long dueNs) {}

    /** One that came; {@code alert} is its number in the file. */
    record After(long alert, int minutes, long priceE4) {}

    private static final class Followed {
        private final List<Open> open = new ArrayList<>();
        private long lastE4;
    }

    private final Map<String, Followed> byInstrument = new TreeMap<>();
    private final List<After> found = new ArrayList<>();
    private int waiting;
    private long full;

    /** Follows an alert that fired just now. */
    synchronized void follow(StoredAlert stored) {
        for (int minutes : MINUTES) {
            follow(stored, minutes);
        }
        Followed followed = byInstrument.get(stored.alert().instrument());
        if (followed != null && followed.lastE4 == 0) {
            followed.lastE4 = stored.priceE4();
        }
    }

    /** Follows one of its prices; what came before is not known. */
    synchronized void follow(StoredAlert stored, int minutes) {
        long dueNs = stored.alert().timeNs() + minutes * MINUTE_NS;
        if (dueNs > stored.closeNs() || stored.priceE4() == 0) {
            return;
        }
        if (waiting == MOST) {
            full++;
            return;
        }
        waiting++;
        byInstrument
                .computeIfAbsent(stored.alert().instrument(), name -> new Followed())
                .open
                .add(new Open(stored.id(), minutes, dueNs));
    }

    /** Whose prices are wanted. */
    public synchronized List<String> instruments() {
        return List.copyOf(byInstrument.keySet());
    }

    /**
     * A price; those of one instrument come in the order of their times.
     *
     * @param timeNs event time
     */
    public synchronized void onPrice(String instrument, long timeNs, long priceE4) {
        Followed followed = byInstrument.get(instrument);
        if (followed == null) {
            return;
        }
        settle(followed, timeNs);
        followed.lastE4 = priceE4;
        if (followed.open.isEmpty()) {
            byInstrument.remove(instrument);
        }
    }

    /** Event time goes on, whether or not anything traded. */
    public synchronized void onClock(long timeNs) {
        byInstrument.values().forEach(followed -> settle(followed, timeNs));
        byInstrument.values().removeIf(followed -> followed.open.isEmpty());
    }

    private void settle(Followed followed, long timeNs) {
        Iterator<Open> all = followed.open.iterator();
        while (all.hasNext()) {
            Open open = all.next();
            if (open.dueNs < timeNs) {
                all.remove();
                waiting--;
                if (followed.lastE4 != 0) {
                    found.add(new After(open.alert, open.minutes, followed.lastE4));
                }
            }
        }
    }

    /** What was found since the last call. */
    synchronized List<After> drain() {
        List<After> all = List.copyOf(found);
        found.clear();
        return all;
    }

    /** Prices that are waited for. */
    synchronized int waiting() {
        return waiting;
    }

    /** Prices that are not waited for because there was no room. */
    synchronized long full() {
        return full;
    }
}
