package io.icebreaker.ring;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The analysis without ring, threads and journal: a thousand short recordings in seconds. */
final class AnalysisRun implements TickSink, Findings {
    /** One record as a stage made it. */
    record Record(long sequence, int type, long[] words) {}

    final List<Record> found = new ArrayList<>();
    final Counters counters = new Counters();
    private final Tick tick = new Tick();
    private final Analysis analysis;
    private long sequence;

    AnalysisRun(int instruments, Settings settings) {
        var sessions = new Sessions(SessionCalendar.shipped(), instruments);
        var context =
                new StageContext(instruments, sessions, new EventTime(), counters, settings, this);
        analysis = new Analysis(context, (words, at) -> {});
    }

    @Override
    public Tick claim() {
        return tick.clear().sequence(++sequence);
    }

    @Override
    public void publish() {
        if (tick.kind() == 0) {
            tick.kind(EventKind.TICK);
        }
        for (Stage stage : analysis.stages()) {
            stage.onEvent(tick, true);
        }
    }

    @Override
    public void reject(Reject reason) {
        throw new AssertionError(reason);
    }

    @Override
    public void found(long cause, int type, long[] words, int at, int length) {
        found.add(new Record(cause, type, Arrays.copyOfRange(words, at, at + length)));
    }

    @Override
    public void value(long word) {
        // Only the hash knows.
    }

    /** The words a sheet shows of a key. */
    long[] sheet(int sheet, int key) {
        for (Shown shown : analysis.sheets()) {
            if (shown.sheet() == sheet) {
                var words = new long[shown.length(key)];
                shown.copy(key, words);
                return words;
            }
        }
        throw new AssertionError("no sheet " + sheet);
    }
}
