package io.icebreaker.stage;

import io.icebreaker.bar.EarlierBars;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counters;

/**
 * What every kernel is built with.
 *
 * @param maxInstruments room in arrays by instrument id
 * @param sessions who is in which session; moved on by the flow stage, read by all others
 * @param time what time it is on each feed; likewise
 * @param settings thresholds and choices, fixed for the run
 * @param findings where results go
 * @param earlierBars closed bars of the days before, {@link EarlierBars#NONE} to begin cold
 */
public record StageContext(
        int maxInstruments,
        Sessions sessions,
        EventTime time,
        Counters counters,
        Settings settings,
        Findings findings,
        EarlierBars earlierBars) {

    /** A session begins with as many earlier bars as the settings say. */
    public StageContext {
        earlierBars = earlierBars.latest((int) settings.whole(Setting.WARMUP_BARS));
    }

    /** Of a run that begins cold. */
    public StageContext(
            int maxInstruments,
            Sessions sessions,
            EventTime time,
            Counters counters,
            Settings settings,
            Findings findings) {
        this(maxInstruments, sessions, time, counters, settings, findings, EarlierBars.NONE);
    }

    /** The same with another place for results. */
    public StageContext with(Findings elsewhere) {
        return new StageContext(
                maxInstruments, sessions, time, counters, settings, elsewhere, earlierBars);
    }
}
