package io.icebreaker.backtest;

import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Instrument;

/**
 * What a strategy sees besides its callbacks: all of it as of the event in hand, nothing later. Prices E4,
 * quantities units, times ns UTC. Only from within a callback.
 */
public interface StrategyContext {
    OrderPort orders();

    /** Asks for closed bars of an interval; from {@link Strategy#onStart} on. */
    void subscribe(Interval interval);

    /** Asks for every accepted packet; without it {@link Strategy#onTick} is not called. */
    void subscribeTicks();

    /** How many instruments are defined: ids are below it. */
    int instruments();

    /** Null for an id nobody has defined. */
    Instrument instrument(int id);

    /** Time of what is being told: te of a packet or signal, the end of a bar, a clock event's time. */
    long timeNs();

    /** Signed units held. */
    long position(int id);

    /** Last price, best bid and ask of the last valid book; 0 before the first. */
    long ltp(int id);

    long bid(int id);

    long ask(int id);

    /** Open and close of the session an instrument is in; 0 before its first packet. */
    long sessionOpenNs(int id);

    long sessionCloseNs(int id);
}
