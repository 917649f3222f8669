package io.icebreaker.backtest.run;

/** Hears now and then how far a replay has come; on the replaying thread. */
@FunctionalInterface
public interface RunProgress {
    /** Hears nothing. */
    RunProgress NONE = (day, days, events) -> {};

    /**
     * So far.
     *
     * @param day days that are through
     * @param days of the whole run
     * @param events read so far, of all days together
     */
    void at(int day, int days, long events);
}
