package io.icebreaker.stage.iceberg;

import io.icebreaker.calendar.Session;
import io.icebreaker.finding.AbsorptionWords;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;

/**
 * Touch absorption (analytics 4.5), the level form of 4.2: how often the displayed size of a best price that
 * does not move is traded away.
 *
 * <p>A <i>stay</i> is a run of packets with depth that show one best price on a side; an absent side, a
 * crossed book, the end of the continuous phase and S end it. Order within a packet as in 4.2: the standing
 * size's time up to ms(te), at most the quote's greatest age; old buckets leave; the trade; the packet's own
 * book; the values. multiple = traded / (integral(size) / covered), over the stay's part of the sixty
 * one-second buckets; NaN while less than half of that part is covered. Trades count whose side consumes the
 * touch at its very price; those after a gap do not, their volume may be older. An event comes when multiple
 * and time held are first reached in a stay, and again at each multiple at least 1.0 above the last event's.
 *
 * <p><b>Threading.</b> One thread. Allocates an instrument's buckets at its first book, then nothing.
 */
final class TouchKernel {
    private static final long MS = 1_000_000;
    private static final long SECOND_MS = 1_000;
    private static final double AGAIN = 1.0;

    private final Findings findings;
    private final double leastMultiple;
    private final long leastHeldMs;
    private final long longestBookMs;

    /** By instrument: a stay a side, null before the first book. */
    private final Stay[] bids;

    private final Stay[] asks;

    /** When the standing book was sent, and up to when its time counts; ms, {@link Stay#NEVER} for none. */
    private final long[] bookMs;

    private final long[] bookedMs;
    private final long[] event = new long[AbsorptionWords.WORDS];

    TouchKernel(StageContext context) {
        findings = context.findings();
        leastMultiple = context.settings().number(Setting.TOUCH_MULTIPLE);
        leastHeldMs = context.settings().whole(Setting.TOUCH_HOLD_S) * SECOND_MS;
        longestBookMs = context.settings().whole(Setting.QUOTE_MAX_AGE_MS);
        int n = context.maxInstruments();
        bids = new Stay[n];
        asks = new Stay[n];
        bookMs = new long[n];
        bookedMs = new long[n];
    }

    /** S reset, or the end of the continuous phase. */
    void reset(int id) {
        if (bids[id] != null) {
            bids[id].end();
            asks[id].end();
            bookMs[id] = Stay.NEVER;
        }
    }

    /** An accepted packet. */
    void onTick(Tick tick, Session day, Books books, boolean hasDepth) {
        int id = tick.id();
        long te = tick.effectiveTimeNs();
        if (te < day.openNs() || te > day.closeNs()) {
            reset(id);
            return;
        }
        if (bids[id] == null) {
            if (!hasDepth) {
                return;
            }
            bids[id] = new Stay();
            asks[id] = new Stay();
            bookMs[id] = Stay.NEVER;
        }
        long ms = Math.floorDiv(te, MS);
        passTime(id, ms);
        trade(tick);
        if (hasDepth) {
            take(id, ms, books);
        }
        tell(tick, EpisodeWords.BID, bids[id], ms);
        tell(tick, EpisodeWords.ASK, asks[id], ms);
    }

    private void passTime(int id, long ms) {
        if (bookMs[id] != Stay.NEVER) {
            long until = Math.min(ms, bookMs[id] + longestBookMs);
            bids[id].pass(bookedMs[id], until);
            asks[id].pass(bookedMs[id], until);
            bookedMs[id] = Math.max(bookedMs[id], until);
        }
        bids[id].advance(ms);
        asks[id].advance(ms);
    }

    private void trade(Tick tick) {
        int flags = tick.tradeFlags();
        if (!TradeFlags.inBars(flags) || (flags & TradeFlags.GAP) != 0) {
            return;
        }
        int side = TradeFlags.side(flags);
        if (side > 0) {
            asks[tick.id()].trade(tick.ltp(), tick.bought());
        } else if (side < 0) {
            bids[tick.id()].trade(tick.ltp(), tick.sold());
        }
    }

    private void take(int id, long ms, Books books) {
        if (books.isCrossedNow()) {
            reset(id);
            return;
        }
        long[] book = books.now();
        bids[id].book(book[Books.BIDS], book[Books.BIDS + 1], ms);
        asks[id].book(book[Books.ASKS], book[Books.ASKS + 1], ms);
        bookMs[id] = ms;
        bookedMs[id] = ms;
    }

    private void tell(Tick tick, int side, Stay stay, long ms) {
        double multiple = stay.measure(ms);
        double last = stay.emitted();
        if (multiple >= leastMultiple
                && stay.heldMs(ms) >= leastHeldMs
                && !(multiple < last + AGAIN)) { // NaN before the first event
            stay.emitted(multiple);
            event[AbsorptionWords.ID] = tick.id();
            event[AbsorptionWords.TIME_NS] = tick.effectiveTimeNs();
            event[AbsorptionWords.SIDE] = side;
            event[AbsorptionWords.PRICE] = stay.price();
            event[AbsorptionWords.MULTIPLE] = Double.doubleToLongBits(multiple);
            event[AbsorptionWords.HELD_MS] = stay.heldMs(ms);
            event[AbsorptionWords.TRADED] = stay.traded();
            findings.found(
                    tick.sequence(), FindingType.ABSORPTION, event, 0, AbsorptionWords.WORDS);
        }
    }

    /** Writes both touches into a {@link BookWords}. */
    void copy(int id, long te, long[] words) {
        write(bids[id], te, words, BookWords.BID_TOUCH);
        write(asks[id], te, words, BookWords.ASK_TOUCH);
    }

    private static void write(Stay stay, long te, long[] words, int at) {
        boolean some = stay != null && stay.price() != 0;
        words[at + BookWords.TOUCH_PRICE] = some ? stay.price() : 0;
        words[at + BookWords.TOUCH_MULTIPLE] =
                Double.doubleToLongBits(some ? stay.multiple() : Double.NaN);
        words[at + BookWords.TOUCH_HELD_MS] = some ? stay.heldMs(Math.floorDiv(te, MS)) : 0;
    }
}
