package io.icebreaker.ring;

import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.alert.AlertStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.List;
import java.util.function.Consumer;

/** The analysis without ring and threads: a thousand short sessions in seconds, and a look after each tick. */
final class Driven implements TickSink {
    final Counters counters = new Counters();
    private final Analysis analysis;
    private final Sessions sessions;
    private final List<Stage> stages;
    private final Tick slot = new Tick();
    private final Consumer<Tick> after;
    private long sequence;

    /** {@code after} sees each event when all stages have. */
    Driven(Settings settings, Findings findings, BarListener bars, Consumer<Tick> after) {
        this(settings, findings, bars, after, EarlierBars.NONE);
    }

    /** The same with bars of the days before. */
    Driven(
            Settings settings,
            Findings findings,
            BarListener bars,
            Consumer<Tick> after,
            EarlierBars earlier) {
        int n = 16;
        sessions = new Sessions(SessionCalendar.shipped(), n);
        var time = new EventTime();
        var context = new StageContext(n, sessions, time, counters, settings, findings, earlier);
        analysis = new Analysis(context, bars);
        stages = analysis.stages();
        this.after = after;
    }

    /** The sheet of a kind. */
    Shown sheet(int kind) {
        return analysis.sheets().stream()
                .filter(sheet -> sheet.sheet() == kind)
                .findFirst()
                .orElseThrow();
    }

    AlertStage alerts() {
        return analysis.alerts();
    }

    /** Open of the session an instrument is in. */
    long openNs(int id) {
        return sessions.session(id).openNs();
    }

    IndicatorSource indicators() {
        return analysis.indicators();
    }

    @Override
    public Tick claim() {
        return slot.clear();
    }

    @Override
    public void publish() {
        slot.sequence(++sequence);
        for (Stage stage : stages) {
            stage.onEvent(slot, true);
        }
        after.accept(slot);
    }

    @Override
    public void reject(Reject reason) {
        throw new AssertionError(reason);
    }
}
