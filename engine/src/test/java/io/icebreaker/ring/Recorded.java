package io.icebreaker.ring;

import io.icebreaker.journal.JournalStage;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.util.List;

/**
 * Publishes rows of the reference package as a recording: header, definitions, packets, the clock now and
 * then, the end.
 */
final class Recorded {
    private static final long CLOCK_NS = 250_000_000L;

    /**
     * The clock of these recordings lags, so that only watermarks close bars: by the clock a session's last
     * bars may close before a packet that is more than a second late, which the recomputation, seeing all
     * packets at once, cannot know.
     */
    private static final long CLOCK_LAG_NS = 600_000_000_000L;

    private Recorded() {}

    static void publish(
            TickSink sink, List<InstrumentRow> instruments, List<Row> rows, boolean clocks) {
        long startNs = rows.get(0).recvNs();
        Events.config(sink.claim(), JournalStage.layoutVersion(), 0, "test", "a,b,c", startNs);
        sink.publish();
        var ids = new Instruments(instruments.size());
        for (InstrumentRow row : instruments) {
            Events.instrument(
                    sink.claim(), ids.register(row.toInstrument()), row.toInstrument(), startNs);
            sink.publish();
        }
        long clockNs = startNs;
        for (Row row : rows) {
            if (clocks && row.recvNs() >= clockNs + CLOCK_NS) {
                clockNs = row.recvNs();
                Events.clock(sink.claim(), clockNs - CLOCK_LAG_NS);
                sink.publish();
            }
            Row.fill(sink.claim(), row, ids.id(row.segment(), row.token()));
            sink.publish();
        }
        Events.sessionEnd(sink.claim(), rows.get(rows.size() - 1).recvNs());
        sink.publish();
    }
}
