package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.VwapWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.telemetry.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The day's average on bars and board, its seed, and the comparison with the broker's (analytics 2.5, 2.6). */
class DayVwapTest {
    private static final long OPEN_NS = 1_767_571_200_000_000_000L; // 2026-01-05 00:00 UTC
    private static final long MINUTE_NS = 60_000_000_000L;

    private final Found found = new Found();
    private final Board board = new Board(4, 1 << 12, 1 << 12);
    private final Copy sheet = new Copy();

    private long run(List<InstrumentRow> instruments, List<Row> rows) throws Exception {
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, 4).withOutput(found).withBoard(board);
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, false);
            assertTrue(pipeline.drain(60_000));
            while (board.sequence() < pipeline.output().published()) {
                LockSupport.parkNanos(100_000);
            }
            assertEquals(List.of(), pipeline.failures().latest());
            board.findings().read(Sheet.VWAP, 0, sheet);
            return pipeline.counters().get(Counter.VWAP_FEED_GAP);
        }
    }

    private double shown(int word) {
        return Double.longBitsToDouble(sheet.words()[word]);
    }

    @Test
    void theWorkedExampleToTheLastBit() throws Exception {
        run(Recordings.t1().instruments(), Recordings.t1().rows());
        assertEquals(100.02265625, shown(VwapWords.VWAP));
        assertEquals(0.043835946086180834, shown(VwapWords.SIGMA));
        assertEquals(1, sheet.words()[VwapWords.PARTIAL]); // it begins with a baseline
        for (Interval interval : List.of(Interval.S1, Interval.M1, Interval.D1)) {
            List<Found.Record> bars = found.bars(0, interval.ordinal());
            long[] last = bars.get(bars.size() - 1).words();
            assertEquals(sheet.words()[VwapWords.VWAP], last[Bar.DAY_VWAP]);
            assertEquals(sheet.words()[VwapWords.SIGMA], last[Bar.DAY_SIGMA]);
        }
    }

    /** A trade a minute at 100 rupees from a baseline at 100; the broker's average as given. */
    private static List<Row> minutes(int first, int last, long atp) {
        List<Row> rows = new ArrayList<>();
        for (int minute = first; minute <= last; minute++) {
            long timeNs = OPEN_NS + minute * MINUTE_NS + 1_000_000_000L;
            rows.add(
                    RowBuilder.row(0, Recordings.t1().instruments().get(0).key(), timeNs)
                            .exch(timeNs)
                            .ltp(1_000_000L)
                            .volume(1_000L + 10L * minute)
                            .atp(minute == first ? 1_000_000 : atp)
                            .build());
        }
        return rows;
    }

    @Test
    void countsSettledMinutesWhoseAverageIsNotTheBrokers() throws Exception {
        // Minutes 40 to 50 trade after a baseline in 39; those from 44 on end 45 min after the open
        // or later.
        assertEquals(7, run(Recordings.t1().instruments(), minutes(39, 50, 1_001_100)));
        assertEquals(1_001_100, sheet.words()[VwapWords.FEED_VWAP]);
        assertEquals(100.0, shown(VwapWords.VWAP));
    }

    @Test
    void aTenthOfAPercentIsNear() throws Exception {
        assertEquals(0, run(Recordings.t1().instruments(), minutes(39, 50, 1_000_900)));
    }

    @Test
    void aSeedWeighsAsTheVolumeThatWasMissed() throws Exception {
        List<Row> rows = new ArrayList<>(minutes(39, 39, 0));
        long timeNs = OPEN_NS + 40 * MINUTE_NS;
        rows.add(
                RowBuilder.row(0, Recordings.t1().instruments().get(0).key(), timeNs)
                        .exch(timeNs)
                        .ltp(1_020_000L)
                        .volume(2 * 1_390L)
                        .build());
        run(Recordings.t1().instruments(), rows);
        assertEquals(101.0, shown(VwapWords.VWAP));
        assertEquals(1.0, shown(VwapWords.SIGMA), 1e-12);
        assertEquals(1, sheet.words()[VwapWords.PARTIAL]);
    }
}
