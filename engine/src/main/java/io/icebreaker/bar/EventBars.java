package io.icebreaker.bar;

import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Tick, volume or range bars of one instrument (analytics 2.3, 2.4), from its trades in order
 * ({@link TradeWords}). A closed bar is a {@link Bar} with rows whose words mean: INTERVAL the
 * {@link EventSpec#code}; START_NS the first trade's time; END_NS and SEQUENCE those of the trade that closed
 * it, or of the last one in it for the bar that the session's end closes as PARTIAL; OFI 0.
 *
 * <p><b>Splitting</b> (2.3). A trade that fills a volume bar is cut; each piece keeps price, side and AGG and
 * is one trade of its bar. A SPLIT trade's pieces share both sides ({@link TradeWords#bought(long[], int,
 * long)}). OI and VWAP are those of the whole trade in every piece; CVD is the piece's.
 *
 * <p><b>Observations</b> of an index count as trades of tick and range bars; volume bars leave them out.
 *
 * <p><b>Bound.</b> One trade closes at most {@link #MAX_CLOSES} bars; what lies beyond is left out
 * ({@link #skipped}), as if those bars had gone by.
 *
 * <p><b>Threading.</b> One owner. <b>Allocation.</b> Only while rows grow beyond what the room has.
 */
public final class EventBars {
    /** A price step of 4,096 one-tick bars: Rs 205 at a tick of 0.05, or a wrong lot size; no market's. */
    public static final int MAX_CLOSES = 4_096;

    private final EventSpec.Kind kind;
    private final long size;
    private final long code;
    private final int id;
    private final long range;
    private final long rowHeight;
    private final FootprintRules rules;
    private final BarListener listener;
    private final RowRoom room;
    private final Ladder ladder;
    private final long[] bar = new long[Bar.WORDS];
    private boolean open;
    private boolean whole = true;
    private long sessionOpenNs = Long.MIN_VALUE;
    private long cvd;
    private long oi;
    private boolean hasOi;
    private long skipped;

    /**
     * Bars of a spec.
     *
     * @param tickSize E4; a range is counted in it
     * @param rowHeight of the footprint, E4
     * @param rules how point of control and value area are read from it
     * @param room for rows, which bars of the same owner may share
     * @param listener hears of closed bars; words are valid during the call
     */
    public EventBars(
            EventSpec spec,
            int id,
            long tickSize,
            long rowHeight,
            FootprintRules rules,
            RowRoom room,
            BarListener listener) {
        kind = spec.kind();
        size = spec.size();
        code = spec.code();
        range = size * tickSize;
        this.id = id;
        this.rowHeight = rowHeight;
        this.rules = rules;
        this.room = room;
        ladder = new Ladder(room);
        this.listener = listener;
    }

    /** Bars left out because one trade would have closed too many. */
    public long skipped() {
        return skipped;
    }

    /** Whether a bar is forming. */
    public boolean isOpen() {
        return open;
    }

    /** When the session of the forming bar is over, ns. */
    public long overNs() {
        return bar[Bar.SESSION_OVER_NS];
    }

    public long sessionCloseNs() {
        return bar[Bar.SESSION_CLOSE_NS];
    }

    /** Open of the session of the last trade taken up. */
    public long sessionOpenNs() {
        return sessionOpenNs;
    }

    /** The forming bar and its rows, a copy; null when none is. Allocates. */
    public long[] forming() {
        if (!open) {
            return null;
        }
        long[] record = complete();
        return Arrays.copyOf(record, Bar.WORDS + (int) record[Bar.ROWS] * Rows.WORDS);
    }

    /** Takes up the next trade of the instrument, or the START of a session. */
    public void onTrade(long[] trade, int at) {
        if (trade[at + TradeWords.SESSION_OPEN_NS] != sessionOpenNs) {
            begin(trade, at);
        }
        if (TradeWords.has(trade, at, TradeWords.START)) {
            return;
        }
        switch (kind) {
            case TRADES -> trades(trade, at);
            case VOLUME -> volume(trade, at);
            case RANGE -> range(trade, at);
        }
        cvd = trade[at + TradeWords.CVD];
    }

    /** The session is over: closes what is forming as PARTIAL, however short. */
    public void end() {
        if (open) {
            close(bar[Bar.LAST_NS], bar[Bar.SEQUENCE], Bar.PARTIAL);
        }
    }

    /** S reset. Bars of a session whose START is not known may begin anywhere: they say PARTIAL. */
    private void begin(long[] trade, int at) {
        end();
        sessionOpenNs = trade[at + TradeWords.SESSION_OPEN_NS];
        whole = TradeWords.has(trade, at, TradeWords.START);
        cvd = trade[at + TradeWords.CVD] - (whole ? 0 : trade[at + TradeWords.DELTA]);
        oi = trade[at + TradeWords.OI];
        hasOi = TradeWords.has(trade, at, TradeWords.HAS_OI);
    }

    private void trades(long[] trade, int at) {
        openIfNone(trade, at);
        fold(trade, at, 0, trade[at + TradeWords.QTY]);
        if (bar[Bar.TRADES] == size) {
            close(trade, at, 0);
        }
    }

    private void volume(long[] trade, int at) {
        long qty = trade[at + TradeWords.QTY];
        int closes = 0;
        for (long taken = 0; taken < qty; ) {
            openIfNone(trade, at);
            long piece = Math.min(qty - taken, size - Bar.volume(bar, 0));
            fold(trade, at, taken, piece);
            taken += piece;
            if (Bar.volume(bar, 0) == size) {
                close(trade, at, 0);
                if (++closes == MAX_CLOSES) {
                    long beyond = (qty - taken) / size;
                    skipped += beyond;
                    taken += beyond * size;
                }
            }
        }
    }

    private void range(long[] trade, int at) {
        long price = trade[at + TradeWords.PRICE];
        openIfNone(trade, at);
        int closes = 0;
        while (price - bar[Bar.LOW] > range) {
            step(trade, at, closes++, bar[Bar.LOW] + range);
        }
        while (bar[Bar.HIGH] - price > range) {
            step(trade, at, closes++, bar[Bar.HIGH] - range);
        }
        fold(trade, at, 0, trade[at + TradeWords.QTY]);
    }

    /** Closes the bar at {@code edge}, a range from its other end, and opens the next there. */
    private void step(long[] trade, int at, int closes, long edge) {
        bar[Bar.HIGH] = Math.max(bar[Bar.HIGH], edge);
        bar[Bar.LOW] = Math.min(bar[Bar.LOW], edge);
        bar[Bar.CLOSE] = edge;
        close(trade, at, closes == 0 ? 0 : Bar.PHANTOM);
        long next = edge;
        if (closes + 1 == MAX_CLOSES) {
            long ahead = trade[at + TradeWords.PRICE] - edge;
            long beyond = Math.max(0, Math.abs(ahead) - 1) / range;
            skipped += beyond;
            next += Long.signum(ahead) * beyond * range;
        }
        open(trade, at, next);
    }

    private void openIfNone(long[] trade, int at) {
        if (!open) {
            open(trade, at, trade[at + TradeWords.PRICE]);
        }
    }

    /** What stands at a bar's last trade stays as the bar before left it, until a trade comes in. */
    private void open(long[] trade, int at, long price) {
        long timeNs = trade[at + TradeWords.TIME_NS];
        Arrays.fill(bar, 0, Bar.DAY_VWAP, 0);
        bar[Bar.ID] = id;
        bar[Bar.INTERVAL] = code;
        bar[Bar.START_NS] = timeNs;
        bar[Bar.FIRST_NS] = timeNs;
        bar[Bar.LAST_NS] = timeNs;
        System.arraycopy(trade, at + TradeWords.SESSION_OPEN_NS, bar, Bar.SESSION_OPEN_NS, 3);
        bar[Bar.OPEN] = price;
        bar[Bar.HIGH] = price;
        bar[Bar.LOW] = price;
        bar[Bar.CLOSE] = price;
        bar[Bar.CVD] = cvd;
        if (hasOi) {
            bar[Bar.OI_OPEN] = oi;
            bar[Bar.OI_CLOSE] = oi;
            bar[Bar.FLAGS] = Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE;
        }
        open = true;
    }

    /** Folds the piece of a trade that begins {@code taken} units into it. */
    private void fold(long[] trade, int at, long taken, long qty) {
        long price = trade[at + TradeWords.PRICE];
        long boughtUpTo = TradeWords.bought(trade, at, taken + qty);
        long soldUpTo = TradeWords.sold(trade, at, taken + qty);
        long bought = taken == 0 ? boughtUpTo : boughtUpTo - TradeWords.bought(trade, at, taken);
        long sold = taken == 0 ? soldUpTo : soldUpTo - TradeWords.sold(trade, at, taken);
        long from = bar[Bar.OPEN]; // a range bar's open stands before its first trade
        long high = bar[Bar.HIGH];
        long low = bar[Bar.LOW];
        int flags = TradeWords.flags(trade, at);
        Bar.trade(
                bar,
                0,
                trade[at + TradeWords.TIME_NS],
                price,
                bought,
                sold,
                qty - bought - sold,
                (flags & TradeFlags.AGG) != 0);
        bar[Bar.OPEN] = from;
        bar[Bar.HIGH] = Math.max(high, price);
        bar[Bar.LOW] = Math.min(low, price);
        Bar.judged(bar, 0, qty, flags);
        if (qty > 0) {
            ladder.add(Math.floorDiv(price, rowHeight), sold, bought, qty - bought - sold, 1);
        }
        known(trade, at, boughtUpTo - soldUpTo);
    }

    /** Sets what is known at the bar's last trade, of which so much more was bought than sold by now. */
    private void known(long[] trade, int at, long delta) {
        bar[Bar.CVD] = cvd + delta;
        bar[Bar.SEQUENCE] = trade[at + TradeWords.SEQUENCE];
        System.arraycopy(trade, at + TradeWords.DAY_VWAP, bar, Bar.DAY_VWAP, 3);
        oi = trade[at + TradeWords.OI];
        hasOi = TradeWords.has(trade, at, TradeWords.HAS_OI);
        bar[Bar.OI_CLOSE] = oi;
        bar[Bar.FLAGS] = bar[Bar.FLAGS] & ~Bar.HAS_OI_CLOSE | (hasOi ? Bar.HAS_OI_CLOSE : 0);
        if (TradeFlags.phase(TradeWords.flags(trade, at)) == TradeFlags.AFTER_CLOSE) {
            bar[Bar.FLAGS] |= Bar.AFTER_CLOSE;
        }
    }

    private void close(long[] trade, int at, long flags) {
        close(trade[at + TradeWords.TIME_NS], trade[at + TradeWords.SEQUENCE], flags);
    }

    private void close(long endNs, long sequence, long flags) {
        bar[Bar.END_NS] = endNs;
        bar[Bar.SEQUENCE] = sequence;
        bar[Bar.FLAGS] |= flags | (whole ? 0 : Bar.PARTIAL);
        long[] record = complete();
        open = false;
        listener.onBar(record, 0);
        ladder.clear();
    }

    /** The bar and its rows from low to high; one without volume has none. */
    private long[] complete() {
        if (!ladder.isEmpty()) {
            ladder.cover(
                    Math.floorDiv(bar[Bar.LOW], rowHeight),
                    Math.floorDiv(bar[Bar.HIGH], rowHeight));
        }
        long[] record = room.record(ladder.rows());
        System.arraycopy(bar, 0, record, 0, Bar.WORDS);
        if (!ladder.isEmpty()) {
            ladder.complete(record, rowHeight, rules);
        }
        return record;
    }
}
