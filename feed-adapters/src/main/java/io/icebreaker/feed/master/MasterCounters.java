package io.icebreaker.feed.master;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counters about masters; any thread. */
public final class MasterCounters {
    private final AtomicLongArray values = new AtomicLongArray(MasterCounter.values().length);

    public void add(MasterCounter counter, long by) {
        values.getAndAdd(counter.ordinal(), by);
    }

    public long get(MasterCounter counter) {
        return values.get(counter.ordinal());
    }

    /** All by name, {@code masters.fetch-failures}. */
    public Map<String, Long> byName() {
        var all = new TreeMap<String, Long>();
        for (MasterCounter counter : MasterCounter.values()) {
            all.put("masters." + word(counter), get(counter));
        }
        return all;
    }

    /** What {@link #byName} calls it, behind the dot. */
    public static String word(MasterCounter counter) {
        return counter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
