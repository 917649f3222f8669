package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.InstrumentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small markets worked by hand, one rule each. */
class NaiveFlowTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final InstrumentRow FUTURE =
            new InstrumentRow("NFO", 1, "FUT", InstrumentType.FUT, "X", null, 0, 10, 5);
    private static final InstrumentRow INDEX =
            new InstrumentRow("IDX", 2, "INDEX", InstrumentType.IDX, "", null, 0, 1, 5);

    private final List<Row> rows = new ArrayList<>();

    private static long ns(String istTime) {
        return Instant.parse("2025-12-15T" + istTime + "+05:30").getEpochSecond() * SECOND_NS;
    }

    private RowBuilder at(String istTime) {
        return RowBuilder.row(0, FUTURE.key(), ns(istTime)).exch(ns(istTime));
    }

    private static RowBuilder quoted(RowBuilder row, long bid, long ask) {
        return row.bid(0, bid, 10).ask(0, ask, 10);
    }

    private void feed(RowBuilder row) {
        rows.add(row.build());
    }

    private NaiveFlow flow() {
        return NaiveFlow.of(List.of(FUTURE, INDEX), rows);
    }

    private List<NaiveTrade> trades() {
        return flow().trades();
    }

    @Test
    void keepsTheFirstVolumeOfTheDayWhenTheZeroWasSeen() {
        feed(at("09:10:00").volume(0L));
        feed(at("09:15:01").ltp(100L).volume(30L));

        assertEquals(30, trades().get(0).qty());
        assertEquals(0, flow().counters().get("BASELINE"));
    }

    @Test
    void takesYesterdaysVolumeForZero() {
        feed(at("09:10:00").ltp(100L).volume(9_000L).ltt(ns("00:00:00") - 3600 * SECOND_NS));
        feed(at("09:15:01").ltp(100L).volume(30L).ltt(ns("09:15:00")));

        assertEquals(1, trades().size());
        assertEquals(30, trades().get(0).qty());
        assertEquals(ns("09:15:00"), trades().get(0).timeNs());
    }

    @Test
    void dropsAPacketWithoutNewsWhoseStampGoesBack() {
        feed(at("10:00:10").ltp(100L).volume(100L));
        feed(
                RowBuilder.row(0, FUTURE.key(), ns("10:00:11"))
                        .exch(ns("10:00:05"))
                        .ltp(105L)
                        .volume(90L));
        feed(at("10:00:12").ltp(100L).volume(110L));

        assertEquals(1, flow().counters().get("STALE"));
        assertEquals(0, flow().counters().get("VOLUME_REBASE"));
        assertEquals(10, trades().get(0).qty());
    }

    @Test
    void foldsALateTradeForward() {
        feed(at("10:00:10").ltp(100L).volume(100L));
        feed(
                RowBuilder.row(0, FUTURE.key(), ns("10:00:11"))
                        .exch(ns("10:00:11"))
                        .ltt(ns("10:00:05"))
                        .ltp(100L)
                        .volume(110L));

        assertEquals(ns("10:00:10"), trades().get(0).timeNs());
        assertEquals(1, flow().counters().get("LATE"));
    }

    @Test
    void replacesAnAbsurdStampByTheReceiveTime() {
        feed(at("10:00:10").ltp(100L).volume(100L));
        feed(
                RowBuilder.row(0, FUTURE.key(), ns("10:00:11"))
                        .exch(ns("10:00:14"))
                        .ltp(100L)
                        .volume(110L));

        assertEquals(ns("10:00:11"), trades().get(0).timeNs());
        assertEquals(1, flow().counters().get("FUTURE_TS"));
    }

    @Test
    void repeatsADirectionUnlessThereWasAGap() {
        feed(at("10:00:00").ltp(100L).volume(100L));
        feed(at("10:00:01").ltp(100L).volume(110L));
        feed(at("10:00:02").ltp(105L).volume(120L));
        feed(at("10:00:03").ltp(105L).volume(130L));
        feed(at("10:00:09").ltp(105L).volume(140L));

        assertEquals(
                List.of("N", "T", "T0", "N"), trades().stream().map(NaiveTrade::rule).toList());
        assertEquals(List.of(0, 1, 1, 0), trades().stream().map(NaiveTrade::side).toList());
        assertTrue(trades().get(3).gap());
        assertEquals(4, flow().counters().get("OLD_QUOTE"));
    }

    @Test
    void emitsTradesOutsideTheSessionWithoutASide() {
        feed(at("09:00:00").volume(0L));
        feed(quoted(at("09:01:00").ltp(100L).volume(50L), 90, 100));
        feed(quoted(at("15:31:00").ltp(100L).volume(60L), 90, 100));
        feed(at("15:31:01").ltp(100L).volume(70L));

        assertEquals(
                List.of(Phase.PREOPEN, Phase.AFTER_CLOSE, Phase.POST_CLOSE),
                trades().stream().map(NaiveTrade::phase).toList());
        assertEquals(List.of("X", "N", "X"), trades().stream().map(NaiveTrade::rule).toList());
        NaiveBar bar = new NaiveBars(flow()).of(Interval.H1).get(0);
        assertEquals(10, bar.v());
        assertTrue(bar.afterClose());
        assertEquals(ns("15:15:00"), bar.startNs());
        assertEquals(ns("15:30:00"), bar.endNs());
    }

    @Test
    void carriesOpenInterestFromBarToBar() {
        feed(at("10:00:00").ltp(100L).volume(100L).oi(500L));
        feed(at("10:00:01").ltp(100L).volume(110L).oi(520L));
        feed(at("10:00:30").oi(600L));
        feed(at("10:01:00").ltp(100L).volume(120L));

        List<NaiveBar> bars = new NaiveBars(flow()).of(Interval.M1);
        assertEquals(500, bars.get(0).oiOpen());
        assertEquals(520, bars.get(0).oiClose());
        assertEquals(520, bars.get(1).oiOpen());
        assertEquals(600, bars.get(1).oiClose());
        assertFalse(bars.get(0).partial());
        assertTrue(bars.get(1).partial());
    }

    @Test
    void observesAnIndexWhereItsPriceChanges() {
        for (long price : List.of(100L, 100L, 105L)) {
            feed(
                    RowBuilder.row(0, INDEX.key(), ns("10:00:00"))
                            .exch(ns("10:00:00"))
                            .ltp(price)
                            .volume(9L));
        }

        NaiveBar bar = new NaiveBars(flow()).of(Interval.M1).get(0);
        assertEquals(2, bar.nTrades());
        assertEquals(0, bar.v());
        assertEquals(105, bar.c());
        assertEquals(List.of(), bar.footprint().rows());
    }
}
