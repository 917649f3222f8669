package io.icebreaker.feed.rest;

/**
 * So many calls within any span of so long.
 *
 * @param calls at least 1
 * @param spanNs at least 1
 */
public record Limit(int calls, long spanNs) {
    public static final long SECOND_NS = 1_000_000_000L;
    public static final long MINUTE_NS = 60 * SECOND_NS;
    public static final long HOUR_NS = 60 * MINUTE_NS;
    public static final long DAY_NS = 24 * HOUR_NS;

    public Limit {
        if (calls < 1 || spanNs < 1) {
            throw new IllegalArgumentException(
                    "a limit needs at least 1 call and 1 ns, was " + calls + " in " + spanNs);
        }
    }

    public static Limit perSecond(int calls) {
        return new Limit(calls, SECOND_NS);
    }

    public static Limit perMinute(int calls) {
        return new Limit(calls, MINUTE_NS);
    }

    public static Limit perHour(int calls) {
        return new Limit(calls, HOUR_NS);
    }

    public static Limit perDay(int calls) {
        return new Limit(calls, DAY_NS);
    }
}
