package io.icebreaker.stage;

/** The day's average price as of the tick in hand, for later stages of the lane (analytics 2.5). */
public interface DayVwap {
    /** Rupees, NaN before the session's first volume. */
    double vwap(int id);

    double sigma(int id);

    /** The broker's average traded price last seen this session, E4; 0 for none. */
    long feedVwap(int id);

    /** Whether the average began mid-session (2.6). */
    boolean isPartial(int id);

    /** What it was seeded with then, E4 and units; 0 for nothing. */
    long seedPrice(int id);

    long seedVolume(int id);
}
