package io.icebreaker.backtest.run;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.before.Before;
import io.icebreaker.tick.Instrument;

/**
 * What the day that a run has come to began with. It changes between two days, while nothing is on the ring:
 * stages ask on their lane.
 */
final class DaysBars implements EarlierBars {
    private volatile EarlierBars day = NONE;

    /** The next day begins; everything published of the days before has been worked off. */
    void begin(DayJournal next) throws JournalException {
        day = Before.of(JournalDirectory.forReading(next.path())).bars();
    }

    @Override
    public BarSeries of(Instrument instrument, Interval interval) {
        return day.of(instrument, interval);
    }
}
