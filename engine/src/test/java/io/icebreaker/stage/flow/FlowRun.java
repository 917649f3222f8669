package io.icebreaker.stage.flow;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import java.util.List;
import java.util.function.Consumer;

/** The flow stage alone, fed with rows of the reference package. */
final class FlowRun {
    final Counters counters = new Counters();
    private final Instruments ids;
    private final FlowStage stage;
    private final Tick slot = new Tick();

    FlowRun(List<InstrumentRow> instruments, Settings settings) {
        int n = instruments.size();
        var sessions = new Sessions(SessionCalendar.shipped(), n);
        var kernel = new FlowKernel(n, sessions, new EventTime(), counters, settings);
        stage = new FlowStage(sessions, kernel, counters);
        ids = new Instruments(n);
        for (InstrumentRow row : instruments) {
            int id = ids.register(row.toInstrument());
            Events.instrument(slot.clear(), id, row.toInstrument(), 1);
            stage.onEvent(slot, true);
        }
    }

    /** Shows each row's slot behind the stage. */
    void run(List<Row> rows, Consumer<Tick> look) {
        for (Row row : rows) {
            Row.fill(slot.clear(), row, ids.id(row.segment(), row.token()));
            stage.onEvent(slot, true);
            look.accept(slot);
        }
    }
}
