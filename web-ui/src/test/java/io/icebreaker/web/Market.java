package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small market on a real board: trades go into 1s and 1m bars the plain way, and stay here, so that a test
 * can fold the same trades into any interval directly.
 */
class Market implements EngineView {
    static final long OPEN_NS =
            Instant.parse("2026-11-20T03:45:00Z").getEpochSecond() * 1_000_000_000L;
    static final long CLOSE_NS = OPEN_NS + 385 * 60 * 1_000_000_000L;
    static final long SECOND_NS = 1_000_000_000L;
    static final long TICK = 500;
    static final int LOT = 75;
    private static final long[] SESSION = {OPEN_NS, CLOSE_NS, CLOSE_NS + 60 * SECOND_NS};

    final Board board;
    final List<Trade> trades = new ArrayList<>();
    private final Tick tick = new Tick();
    private final OpenBar[][] open;
    private final long[] cvd;
    private final long[] volume;
    private long sequence;
    volatile Mode mode = Mode.DEMO;

    record Trade(int id, long timeNs, long price, long qty, int side) {}

    /** A bar and its ladder, folded from trades. */
    static final class OpenBar {
        final long[] words = new long[Bar.WORDS];
        final Ladder ladder = new Ladder();
        final long height;

        OpenBar(int id, Interval interval, long timeNs, long height) {
            this.height = height;
            Bar.open(words, 0, id, interval, timeNs, SESSION, 0);
        }

        void trade(Trade trade, long cvd, long sequence) {
            Bar.trade(
                    words,
                    0,
                    trade.timeNs,
                    trade.price,
                    trade.side > 0 ? trade.qty : 0,
                    trade.side < 0 ? trade.qty : 0,
                    trade.side == 0 ? trade.qty : 0,
                    false);
            boolean sided = trade.side != 0;
            int rule = sided ? TradeFlags.RULE_Q : TradeFlags.RULE_T;
            int flags = TradeFlags.of(trade.side, rule, TradeFlags.CONTINUOUS, 0);
            Bar.judged(words, 0, trade.qty, TradeFlags.withConfidence(flags, sided ? 800 : 0));
            long row = Math.floorDiv(trade.price, height);
            ladder.add(
                    row,
                    trade.side < 0 ? trade.qty : 0,
                    trade.side > 0 ? trade.qty : 0,
                    trade.side == 0 ? trade.qty : 0,
                    1);
            words[Bar.CVD] = cvd;
            words[Bar.SEQUENCE] = sequence;
        }

        long[] whole() {
            var whole = new long[Bar.WORDS + ladder.rows() * Rows.WORDS];
            System.arraycopy(words, 0, whole, 0, Bar.WORDS);
            ladder.copyTo(whole, Bar.WORDS);
            whole[Bar.ROW_HEIGHT] = height;
            whole[Bar.FIRST_ROW] = ladder.firstRow();
            whole[Bar.ROWS] = ladder.rows();
            return whole;
        }
    }

    Market(int instruments, int historyWords) {
        board = new Board(instruments, historyWords, historyWords);
        open = new OpenBar[instruments][2];
        cvd = new long[instruments];
        volume = new long[instruments];
        board.feeds().names("kite");
        board.feeds().state(0, FeedState.LIVE.ordinal(), 0);
        for (int id = 0; id < instruments; id++) {
            board.define(id, instrument(id));
        }
        board.engineTime(OPEN_NS);
    }

    static Instrument instrument(int id) {
        return new Instrument(
                "NFO",
                53_001 + id,
                "FUT " + id,
                InstrumentType.FUT,
                "NIFTY",
                LocalDate.of(2026, 11, 24),
                0,
                LOT,
                TICK);
    }

    /** One packet with a trade, its quote and its book. */
    void trade(int id, long timeNs, long price, long qty, int side) {
        var trade = new Trade(id, timeNs, price, qty, side);
        trades.add(trade);
        sequence++;
        cvd[id] += side * qty;
        volume[id] += qty;
        fold(trade, Board.SECOND, Interval.S1);
        fold(trade, Board.MINUTE, Interval.M1);
        tick.clear().receiveTimeNs(timeNs).effectiveTimeNs(timeNs).sequence(sequence).id(id);
        tick.ltp(price).volume(volume[id]).lastQty(qty).traded(qty).delta(side * qty);
        tick.bid(0, price - TICK, 10 * qty, 3)
                .ask(0, price + TICK, 9 * qty, 2)
                .mark(TickFlags.HAS_DEPTH);
        tick.tradeFlags(TradeFlags.of(side, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0));
        board.quote(id, tick, cvd[id]);
        board.engineTime(timeNs);
        board.publishSequence(sequence);
    }

    private void fold(Trade trade, int stream, Interval interval) {
        OpenBar bar = open[trade.id][stream];
        if (bar != null && trade.timeNs >= bar.words[Bar.END_NS]) {
            close(trade.id, stream);
        }
        if (open[trade.id][stream] == null) {
            open[trade.id][stream] = new OpenBar(trade.id, interval, trade.timeNs, TICK);
        }
        open[trade.id][stream].trade(trade, cvd[trade.id], sequence);
        long[] whole = open[trade.id][stream].whole();
        board.forming(trade.id, stream, whole, 0, whole.length);
    }

    /** The instrument's forming bar of a stream closes, as it does when time passes its end. */
    void close(int id, int stream) {
        long[] whole = open[id][stream].whole();
        board.closed(id, stream, whole, 0, whole.length);
        open[id][stream] = null;
    }

    /**
     * The same trades folded straight into bars of an interval at a row height, ascending; the last one is
     * forming.
     */
    List<OpenBar> direct(int id, Interval interval, long height) {
        List<OpenBar> bars = new ArrayList<>();
        OpenBar bar = null;
        long sum = 0;
        for (Trade trade : trades) {
            if (trade.id == id) {
                if (bar == null || trade.timeNs >= bar.words[Bar.END_NS]) {
                    bar = new OpenBar(id, interval, trade.timeNs, height);
                    bars.add(bar);
                }
                sum += trade.side * trade.qty;
                bar.trade(trade, sum, 0);
            }
        }
        return bars;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public String modeText() {
        return "simulated market";
    }

    @Override
    public String build() {
        return "test";
    }

    @Override
    public String sideModel() {
        return "LEE_READY_SNAP";
    }

    @Override
    public List<Session> calendar() {
        return List.of(
                new Session(
                        "NFO",
                        SessionState.OPEN,
                        OPEN_NS / 1_000_000,
                        CLOSE_NS / 1_000_000,
                        null,
                        null));
    }

    @Override
    public long journaledSequence() {
        return sequence;
    }

    @Override
    public long outputHash() {
        return 0xabcL;
    }

    @Override
    public long rejected() {
        return 3;
    }

    @Override
    public long gaps() {
        return 1;
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("LATE", 2L);
    }
}
