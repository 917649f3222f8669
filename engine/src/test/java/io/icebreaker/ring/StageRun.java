package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All analysis stages without a ring: one event after the other, results looked at in between. */
final class StageRun implements Findings {
    /** One finding as the stages made it. */
    record Found(long sequence, int type, long[] words) {}

    private final Counters counters = new Counters();
    private final List<Found> found = new ArrayList<>();
    private final List<long[]> bars = new ArrayList<>();
    private final Tick tick = new Tick();
    private final Instruments ids;
    private final Analysis analysis;
    private final Shown book;
    private long sequence;
    private long lastNs;
    private long hash;

    StageRun(List<InstrumentRow> instruments, Settings settings) {
        int n = instruments.size();
        ids = new Instruments(n);
        var context =
                new StageContext(
                        n,
                        new Sessions(SessionCalendar.shipped(), n),
                        new EventTime(),
                        counters,
                        settings,
                        this);
        analysis =
                new Analysis(
                        context,
                        (words, at) -> bars.add(Arrays.copyOfRange(words, at, at + Bar.WORDS)));
        book =
                analysis.sheets().stream()
                        .filter(shown -> shown.sheet() == Sheet.BOOK)
                        .findFirst()
                        .orElseThrow();
        for (InstrumentRow instrument : instruments) {
            int id = ids.register(instrument.toInstrument());
            event(slot -> Events.instrument(slot, id, instrument.toInstrument(), 0));
        }
    }

    /** One event of any kind. */
    void event(Consumer<Tick> fill) {
        tick.clear();
        fill.accept(tick);
        tick.sequence(++sequence);
        for (Stage stage : analysis.stages()) {
            stage.onEvent(tick, true);
        }
    }

    /** One packet; false when it was stale. */
    boolean row(Row row) {
        lastNs = row.recvNs();
        event(slot -> Row.fill(slot, row, id(row.key())));
        return tick.effectiveTimeNs() != 0;
    }

    /** The recording ends. */
    void end() {
        event(slot -> Events.sessionEnd(slot, lastNs));
    }

    int id(InstrumentKey key) {
        return ids.id(key.segment(), key.token());
    }

    /** What was found since this was last asked. */
    List<Found> takeFound() {
        List<Found> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    List<long[]> bars() {
        return bars;
    }

    Counters counters() {
        return counters;
    }

    /** Sheet BOOK of an instrument. */
    long[] sheet(InstrumentKey key) {
        long[] words = new long[book.length(id(key))];
        book.copy(id(key), words);
        return words;
    }

    @Override
    public void found(long sequence, int type, long[] words, int at, int length) {
        found.add(new Found(sequence, type, Arrays.copyOfRange(words, at, at + length)));
    }

    @Override
    public void value(long word) {
        hash = hash * 31 + word;
    }
}
