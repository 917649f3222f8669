package io.icebreaker.stage.iceberg;

import static io.icebreaker.finding.EpisodeWords.EMITTED;
import static io.icebreaker.finding.EpisodeWords.HIDDEN;
import static io.icebreaker.finding.EpisodeWords.OPEN_NS;
import static io.icebreaker.finding.EpisodeWords.PEAK;
import static io.icebreaker.finding.EpisodeWords.PRICE;
import static io.icebreaker.finding.EpisodeWords.REFILLS;
import static io.icebreaker.finding.EpisodeWords.SIDE;
import static io.icebreaker.finding.EpisodeWords.TRADED;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;

/**
 * The level iceberg detector (analytics 4.1): for each side and level that is traded into, how much more
 * traded than was on show. {@link #SLOTS} episodes an instrument, the one opened first in front.
 *
 * <p>What the spec leaves open: a book older than the limit shows nothing (s0 = 0); of a SPLIT trade the part
 * on its side counts; a trade after a gap ends all episodes in any phase and with or without depth; a side is
 * empty when none of its five levels is there.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing after construction.
 */
final class IcebergKernel {
    static final int SLOTS = BookWords.MOST_EPISODES;
    private static final int WORDS = EpisodeWords.WORDS;
    private static final int INSTRUMENT_WORDS = SLOTS * WORDS;
    private static final long LONGEST_NS = 300_000_000_000L;
    private static final double AGAIN = 1.0;

    private final Sessions sessions;
    private final Counters counters;
    private final Findings findings;
    private final DailyVolumes volumes;
    private final double leastRatio;
    private final long leastRefills;
    private final double leastHiddenShare;
    private final long leastLots;

    private final long[] episodes;
    private final int[] count;

    /** Packets with depth in a row, the last included, that showed nothing; by instrument, bid then ask. */
    private final int[] emptySides;

    private final long[] event = new long[IcebergWords.WORDS];

    IcebergKernel(StageContext context, DailyVolumes volumes) {
        this.volumes = volumes;
        sessions = context.sessions();
        counters = context.counters();
        findings = context.findings();
        Settings settings = context.settings();
        leastRatio = settings.number(Setting.INSTITUTIONAL_THRESHOLD);
        leastRefills = settings.whole(Setting.ICEBERG_REFILLS);
        leastHiddenShare = settings.number(Setting.ICEBERG_HIDDEN_SHARE);
        leastLots = settings.whole(Setting.ICEBERG_LOTS);
        episodes = new long[context.maxInstruments() * INSTRUMENT_WORDS];
        count = new int[context.maxInstruments()];
        emptySides = new int[2 * context.maxInstruments()];
    }

    /** S reset. */
    void reset(int id) {
        count[id] = 0;
    }

    /** An accepted packet; true when an episode opened, changed or ended. */
    boolean onTick(Tick tick, Books books, boolean hasDepth) {
        int id = tick.id();
        int flags = tick.tradeFlags();
        boolean traded = TradeFlags.present(flags) && tick.traded() > 0;
        boolean gap = traded && (flags & TradeFlags.GAP) != 0;
        boolean changed = count[id] > 0 && (gap ? endAll(id) : endOld(id, tick.effectiveTimeNs()));
        if (traded && hasDepth && !gap && judged(flags)) {
            changed |= onTrade(tick, TradeFlags.side(flags), books);
        }
        boolean left = hasDepth && endGone(id, books);
        return changed || left;
    }

    private static boolean judged(int flags) {
        return TradeFlags.inBars(flags) && TradeFlags.side(flags) != 0;
    }

    // ---- what ends

    private boolean endAll(int id) {
        count[id] = 0;
        return true;
    }

    /** Ends what has lasted too long: times of opening ascend, so it stands in front. */
    private boolean endOld(int id, long te) {
        boolean any = false;
        while (count[id] > 0 && te - episodes[id * INSTRUMENT_WORDS + OPEN_NS] > LONGEST_NS) {
            remove(id, 0);
            any = true;
        }
        return any;
    }

    /** Ends what the packet's book has left behind. */
    private boolean endGone(int id, Books books) {
        boolean bids = isGone(2 * id, books.isEmptyNow(EpisodeWords.BID));
        boolean asks = isGone(2 * id + 1, books.isEmptyNow(EpisodeWords.ASK));
        long bid = books.bestNow(EpisodeWords.BID);
        long ask = books.bestNow(EpisodeWords.ASK);
        long highestBid = bids ? Long.MIN_VALUE : bid == 0 ? Long.MAX_VALUE : bid;
        long lowestAsk = asks ? Long.MAX_VALUE : ask; // 0 when absent: below any price
        boolean any = false;
        for (int slot = count[id] - 1; slot >= 0; slot--) {
            int at = at(id, slot);
            long price = episodes[at + PRICE];
            boolean isBid = episodes[at + SIDE] == EpisodeWords.BID;
            if (isBid ? price > highestBid : price < lowestAsk) {
                remove(id, slot);
                any = true;
            }
        }
        return any;
    }

    /** Counts a side's packets without anything; true at the second in a row. */
    private boolean isGone(int side, boolean empty) {
        emptySides[side] = empty ? emptySides[side] + 1 : 0;
        return emptySides[side] >= 2;
    }

    private void remove(int id, int slot) {
        int at = at(id, slot);
        int behind = (count[id] - 1 - slot) * WORDS;
        System.arraycopy(episodes, at + WORDS, episodes, at, behind);
        count[id]--;
    }

    // ---- what trades

    private boolean onTrade(Tick tick, int side, Books books) {
        int id = tick.id();
        int consumed = -side;
        long price = tick.ltp();
        long qty = side > 0 ? tick.bought() : tick.sold();
        long before = books.shownBefore(id, consumed, price, tick.receiveTimeNs());
        int at = find(id, consumed, price);
        if (at < 0) {
            if (before == 0 || qty == 0) {
                return false;
            }
            at = open(id, consumed, price, tick.effectiveTimeNs());
        }
        long after = books.shownNow(consumed, price);
        long visible = Math.max(0, before - after);
        episodes[at + HIDDEN] += Math.max(0, qty - visible);
        episodes[at + TRADED] += qty;
        episodes[at + PEAK] = Math.max(episodes[at + PEAK], before);
        episodes[at + REFILLS] += after > Math.max(0, before - qty) ? 1 : 0;
        tell(tick, at);
        return true;
    }

    private int find(int id, int side, long price) {
        for (int slot = 0; slot < count[id]; slot++) {
            int at = at(id, slot);
            if (episodes[at + PRICE] == price && episodes[at + SIDE] == side) {
                return at;
            }
        }
        return -1;
    }

    private int open(int id, int side, long price, long te) {
        if (count[id] == SLOTS) {
            remove(id, 0);
            counters.increment(Counter.ICEBERG_EVICTIONS);
        }
        int at = at(id, count[id]++);
        episodes[at + SIDE] = side;
        episodes[at + PRICE] = price;
        episodes[at + OPEN_NS] = te;
        episodes[at + TRADED] = 0;
        episodes[at + HIDDEN] = 0;
        episodes[at + PEAK] = 0;
        episodes[at + REFILLS] = 0;
        episodes[at + EMITTED] = Double.doubleToLongBits(Double.NaN);
        return at;
    }

    // ---- what is told

    private void tell(Tick tick, int at) {
        double ratio = EpisodeWords.ratio(episodes, at);
        double last = Double.longBitsToDouble(episodes[at + EMITTED]);
        boolean holds =
                ratio >= leastRatio
                        && !(ratio < last + AGAIN) // NaN before the first event
                        && episodes[at + REFILLS] >= leastRefills
                        && EpisodeWords.hiddenShare(episodes, at) >= leastHiddenShare
                        && isLarge(tick, episodes[at + TRADED]);
        if (holds) {
            episodes[at + EMITTED] = Double.doubleToLongBits(ratio);
            event[IcebergWords.ID] = tick.id();
            event[IcebergWords.TIME_NS] = tick.effectiveTimeNs();
            System.arraycopy(episodes, at, event, IcebergWords.EPISODE, WORDS);
            findings.found(tick.sequence(), FindingType.ICEBERG, event, 0, IcebergWords.WORDS);
            counters.increment(Counter.ICEBERGS);
        }
    }

    private boolean isLarge(Tick tick, long qty) {
        var instrument = sessions.instrument(tick.id());
        return instrument.type() == InstrumentType.EQ
                ? volumes.isLarge(tick.id(), qty, tick.volume())
                : qty >= leastLots * instrument.lotSize();
    }

    /** Episodes open now. */
    int count(int id) {
        return count[id];
    }

    /** Copies the open episodes, the one opened first in front; {@code into} has room for all. */
    void copy(int id, long[] into, int at) {
        System.arraycopy(episodes, id * INSTRUMENT_WORDS, into, at, count[id] * WORDS);
    }

    /** A number that differs when what is open differs. */
    long mixed(int id) {
        return Mixed.polynomial(count[id], episodes, id * INSTRUMENT_WORDS, count[id] * WORDS);
    }

    private static int at(int id, int slot) {
        return id * INSTRUMENT_WORDS + slot * WORDS;
    }
}
