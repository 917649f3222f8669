package io.icebreaker.ring;

import io.icebreaker.journal.JournalStage;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveClock;
import io.icebreaker.reference.Row;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes rows of the reference package as a recording: header, definitions, packets, the clock now and
 * then, the end.
 */
final class Recorded {
    private static final long CLOCK_NS = 250_000_000L;

    /** By how much the clock of {@link #lagging} is behind. */
    private static final long CLOCK_LAG_NS = 600_000_000_000L;

    private Recorded() {}

    static void publish(
            TickSink sink, List<InstrumentRow> instruments, List<Row> rows, boolean clocks) {
        publish(sink, instruments, rows, clocks ? lagging(rows) : List.of());
    }

    static void publish(
            TickSink sink,
            List<InstrumentRow> instruments,
            List<Row> rows,
            List<NaiveClock> clocks) {
        long startNs = rows.get(0).recvNs();
        Events.config(sink.claim(), JournalStage.layoutVersion(), 0, "test", "a,b,c", startNs);
        sink.publish();
        var ids = new Instruments(instruments.size());
        for (InstrumentRow row : instruments) {
            Events.instrument(
                    sink.claim(), ids.register(row.toInstrument()), row.toInstrument(), startNs);
            sink.publish();
        }
        int clock = 0;
        for (int n = 0; n <= rows.size(); n++) {
            for (; clock < clocks.size() && clocks.get(clock).row() == n; clock++) {
                Events.clock(sink.claim(), clocks.get(clock).timeNs());
                sink.publish();
            }
            if (n < rows.size()) {
                Row row = rows.get(n);
                Row.fill(sink.claim(), row, ids.id(row.segment(), row.token()));
                sink.publish();
            }
        }
        Events.sessionEnd(sink.claim(), rows.get(rows.size() - 1).recvNs());
        sink.publish();
    }

    /**
     * A clock so far behind that only watermarks close bars: by the clock a session's last bars may close
     * before a packet that is more than a second late, which a recomputation that sees all packets at once
     * cannot know.
     */
    static List<NaiveClock> lagging(List<Row> rows) {
        List<NaiveClock> clocks = new ArrayList<>();
        long clockNs = rows.get(0).recvNs();
        for (int n = 0; n < rows.size(); n++) {
            if (rows.get(n).recvNs() >= clockNs + CLOCK_NS) {
                clockNs = rows.get(n).recvNs();
                clocks.add(new NaiveClock(n, clockNs - CLOCK_LAG_NS));
            }
        }
        return clocks;
    }
}
