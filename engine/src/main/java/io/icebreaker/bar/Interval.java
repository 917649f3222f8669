package io.icebreaker.bar;

import java.util.ArrayList;
import java.util.List;

/**
 * The time intervals (analytics 2.2), shortest first. Each but the first is built from a shorter one whose
 * bars divide it, so a trade is folded once, into the second, and travels up as bars close (2.7).
 */
public enum Interval {
    S1("1s", 1, null),
    S5("5s", 5, S1),
    S15("15s", 15, S5),
    S30("30s", 30, S15),
    M1("1m", 60, S30),
    M3("3m", 180, M1),
    M5("5m", 300, M1),
    M10("10m", 600, M5),
    M15("15m", 900, M5),
    M30("30m", 1_800, M15),
    H1("1h", 3_600, M30),
    D1("1d", 86_400, H1);

    /** By ordinal, without the copy that {@code values()} makes. */
    private static final Interval[] ALL = values();

    public static final int COUNT = ALL.length;

    private final String label;
    private final long lengthNs;
    private final Interval source;
    private int[] parents;

    static {
        for (Interval interval : ALL) {
            List<Integer> parents = new ArrayList<>();
            for (Interval other : ALL) {
                if (other.source == interval) {
                    parents.add(other.ordinal());
                }
            }
            interval.parents = parents.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    Interval(String label, long seconds, Interval source) {
        this.label = label;
        this.lengthNs = seconds * 1_000_000_000L;
        this.source = source;
    }

    public static Interval of(int ordinal) {
        return ALL[ordinal];
    }

    /** The interval called so ({@code 1m}); null when there is none. */
    public static Interval named(String label) {
        for (Interval interval : ALL) {
            if (interval.label.equals(label)) {
                return interval;
            }
        }
        return null;
    }

    /** All labels, shortest first, for messages and menus. */
    public static List<String> labels() {
        return List.of(ALL).stream().map(Interval::label).toList();
    }

    public String label() {
        return label;
    }

    public long lengthNs() {
        return lengthNs;
    }

    /** The shorter interval whose bars this one is built from; null for the shortest. */
    public Interval source() {
        return source;
    }

    /** Number of intervals built straight from this one, and their ordinals, ascending. */
    public int parentCount() {
        return parents.length;
    }

    public int parent(int index) {
        return parents[index];
    }
}
