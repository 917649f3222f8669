package io.icebreaker.bench.kernel;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;

/** What kernels are built with: instruments of a market that never closes. */
final class KernelWorld {
    final Sessions sessions;
    final EventTime time = new EventTime();
    final Counters counters = new Counters();

    private long dayEndNs = Long.MIN_VALUE;

    KernelWorld(int instruments) {
        sessions = new Sessions(SessionCalendar.shipped(), instruments);
        for (int id = 0; id < instruments; id++) {
            sessions.define(id, instrument(id));
        }
    }

    static Instrument instrument(int id) {
        return new Instrument(
                "TEST", id + 1, "S" + id, InstrumentType.EQ, "", null, 0, 1, Trades.TICK_SIZE);
    }

    /** Moves all instruments to the trading day of a time, as the flow stage does. */
    void roll(long timeNs) {
        if (timeNs < dayEndNs) {
            return;
        }
        for (int id = 0; id < sessions.count(); id++) {
            sessions.roll(id, timeNs);
        }
        dayEndNs = sessions.session(0).dayEndNs();
    }
}
