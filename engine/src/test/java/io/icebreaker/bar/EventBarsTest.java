package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.TradeFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipeline's recordings do not hold: SPLIT trades, absurd jumps, a history cut short. */
class EventBarsTest {
    private static final long TICK = 500;

    private final List<long[]> closed = new ArrayList<>();
    private final long[] trade = new long[TradeWords.WORDS];
    private long sequence;

    private EventBars bars(String spec) {
        return new EventBars(
                EventSpec.parse(spec),
                0,
                TICK,
                TICK,
                FootprintRules.USUAL,
                new RowRoom(),
                (words, at) -> closed.add(words.clone()));
    }

    private void start(EventBars bars) {
        trade[TradeWords.SESSION_OPEN_NS] = 1;
        trade[TradeWords.FLAGS] = TradeWords.START;
        bars.onTrade(trade, 0);
    }

    private void trade(EventBars bars, long price, long qty, long delta, int flags) {
        trade[TradeWords.SEQUENCE] = ++sequence;
        trade[TradeWords.TIME_NS] = sequence;
        trade[TradeWords.PRICE] = price;
        trade[TradeWords.QTY] = qty;
        trade[TradeWords.DELTA] = delta;
        trade[TradeWords.FLAGS] = flags & 0xffff_ffffL;
        trade[TradeWords.CVD] += delta;
        bars.onTrade(trade, 0);
    }

    private static int flags(int side, int quality) {
        return TradeFlags.of(side, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, quality);
    }

    @Test
    void theBarsOfSplitTradesKeepBothSums() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 1_000; round++) {
            closed.clear();
            trade[TradeWords.CVD] = 0;
            EventBars bars = bars(1 + random.nextInt(300) + "v");
            start(bars);
            long bought = 0;
            long sold = 0;
            for (int n = 0; n < 20; n++) {
                long buy = random.nextInt(400);
                long sell = 1 + random.nextInt(400);
                bought += buy;
                sold += sell;
                boolean both = buy > 0;
                trade(
                        bars,
                        100_000,
                        buy + sell,
                        buy - sell,
                        flags(-1, both ? TradeFlags.SPLIT : 0));
            }
            bars.end();
            assertEquals(bought, closed.stream().mapToLong(bar -> bar[Bar.BUY]).sum());
            assertEquals(sold, closed.stream().mapToLong(bar -> bar[Bar.SELL]).sum());
            long cvd = 0;
            for (long[] bar : closed) {
                cvd += Bar.delta(bar, 0);
                assertEquals(cvd, bar[Bar.CVD]);
                assertTrue(bar[Bar.BUY] >= 0 && bar[Bar.SELL] >= 0 && bar[Bar.NEUTRAL] == 0);
            }
        }
    }

    @Test
    void piecesShareTheSidesInProportion() {
        EventBars bars = bars("100v");
        start(bars);
        trade(bars, 100_000, 300, 100, flags(1, TradeFlags.SPLIT | TradeFlags.AGG));
        assertEquals(List.of(66L, 67L, 67L), closed.stream().map(bar -> bar[Bar.BUY]).toList());
        assertEquals(List.of(100L, 100L, 100L), closed.stream().map(bar -> bar[Bar.AGG]).toList());
        assertEquals(List.of(1L, 1L, 1L), closed.stream().map(bar -> bar[Bar.TRADES]).toList());
    }

    @Test
    void aJumpLeavesPhantoms() {
        EventBars bars = bars("2r");
        start(bars);
        trade(bars, 100_000, 10, 10, flags(1, 0));
        trade(bars, 104_500, 10, 10, flags(1, 0));
        assertEquals(4, closed.size());
        for (int i = 0; i < 4; i++) {
            long[] bar = closed.get(i);
            assertEquals(100_000 + i * 1_000, bar[Bar.OPEN]);
            assertEquals(101_000 + i * 1_000, bar[Bar.CLOSE]);
            assertEquals(i == 0 ? 10 : 0, Bar.volume(bar, 0));
            assertEquals(i > 0, (bar[Bar.FLAGS] & Bar.PHANTOM) != 0);
        }
        assertEquals(104_000, bars.forming()[Bar.OPEN]);
        assertEquals(104_500, bars.forming()[Bar.CLOSE]);
    }

    @Test
    void anAbsurdPriceOrSizeIsBounded() {
        EventBars range = bars("1r");
        start(range);
        trade(range, 100_000, 1, 1, flags(1, 0));
        trade(range, 100_000 + TICK * 10_000_000 + 7, 1, 1, flags(1, 0));
        assertEquals(EventBars.MAX_CLOSES, closed.size());
        assertEquals(10_000_000, range.skipped() + closed.size());
        assertEquals(100_000 + TICK * 10_000_000, range.forming()[Bar.OPEN]);
        closed.clear();
        EventBars volume = bars("3v");
        start(volume);
        trade(volume, 100_000, 3_000_000_001L, 0, flags(0, 0));
        assertEquals(EventBars.MAX_CLOSES, closed.size());
        assertEquals(1_000_000_000, volume.skipped() + closed.size());
        assertEquals(1, Bar.volume(volume.forming(), 0));
    }

    @Test
    void barsOfASessionWhoseBeginningIsGoneSaySo() {
        EventBars bars = bars("1t");
        trade[TradeWords.SESSION_OPEN_NS] = 1;
        trade[TradeWords.CVD] = 40;
        trade(bars, 100_000, 10, 10, flags(1, 0));
        assertEquals(Bar.PARTIAL, closed.get(0)[Bar.FLAGS] & Bar.PARTIAL);
        assertEquals(50, closed.get(0)[Bar.CVD]);
        trade[TradeWords.SESSION_OPEN_NS] = 2;
        trade[TradeWords.CVD] = 0;
        trade[TradeWords.FLAGS] = TradeWords.START;
        bars.onTrade(trade, 0);
        trade(bars, 100_000, 10, 10, flags(1, 0));
        assertEquals(0, closed.get(1)[Bar.FLAGS] & Bar.PARTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100t", "500v", "10r", "1t", "999999999999v"})
    void specsReadAsTheyAreWritten(String text) {
        EventSpec spec = EventSpec.parse(text);
        assertEquals(text, spec.label());
        assertEquals(spec, EventSpec.of(spec.code()));
        assertTrue(spec.code() >= Interval.COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "0t", "-1t", "1m", "1x", "1 t", "1T", "1000000000000v", "t1"})
    void nothingElseIsASpec(String text) {
        assertNull(EventSpec.parse(text));
        assertNull(EventSpec.parse(null));
        for (int interval = 0; interval < Interval.COUNT; interval++) {
            assertNull(EventSpec.of(interval));
        }
    }
}
