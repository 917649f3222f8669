package io.icebreaker.stage;

import io.icebreaker.tick.Tick;

/** What the flow stage knows of an instrument's day so far; for stages of the same lane. */
public interface DayVolume {
    /** No volume of the day is known. */
    long UNKNOWN = -1;

    /** The day's traded quantity as last accepted (Vprev of analytics 1.1), {@link #UNKNOWN} without one. */
    long dayVolume(int id);

    /** Whether a packet would begin the instrument's next trading day: the S reset of 0.5. */
    boolean beginsDay(Tick tick);
}
