package io.icebreaker.stage.arbiter;

import static io.icebreaker.tick.TickFlags.HAS_DEPTH;
import static io.icebreaker.tick.TickFlags.HAS_LTP;
import static io.icebreaker.tick.TickFlags.HAS_VOLUME;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.DayVolume;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.Verdict;
import java.util.Arrays;

/**
 * Which packets count of an instrument that several feeds send (F-6). A pure function of ring order: all
 * packets are journaled, and a replay finds the same verdicts.
 *
 * <p><b>Rules.</b> A packet has up to four parts: trade, book, open interest, the day's prices. Each part of
 * an instrument has a leading feed, and a packet's part counts by the first of these that holds:
 * <ol>
 *   <li>Nobody leads yet: it counts.
 *   <li>It tells a higher cumulative volume than the part is known with: it counts, whoever sends it. The
 *       exchange counts the volume, so a snapshot with more of it is later, on whatever line it came.
 *   <li>It tells a lower one: it is late and does not count. But a feed that alone told the volume may take
 *       it back (one feed's fall of volume is for flow to judge), and a packet provably from long after the
 *       volume was last told shows that the volume was wrong.
 *   <li>Its feed leads: it counts, repeats included, as a single feed's would.
 *   <li>Both are stamped by the exchange: 2 s later takes over, 2 s earlier never does.
 *   <li>The leader is down, or has been silent about the instrument for the hold time ({@code
 *       arbiter.hold.ms}), or long about this part: the packet takes over, unless its own feed's lateness
 *       could explain it.
 *   <li>Else it is a shadow: the leader's word stands.
 * </ol>
 * A feed that counts leads from then on.
 *
 * <p><b>Why books do not flap.</b> Of a fast and a slow feed the slow one's book is an older picture of the
 * same book, yet differs from it: "new" by content would swap the two with each packet. Volume orders
 * pictures exactly; between two trades whole-second stamps tell nothing, so the feed of the newest volume
 * stands until it is known to be silent, and then only pictures from after its last word may replace it.
 *
 * <p><b>Why parts.</b> A feed without depth may well be the fastest in trades; taking packets whole, its lead
 * would starve the richer feed's book and open interest.
 *
 * <p><b>Gaps.</b> A trade of such an instrument follows a gap only if no feed watched its volume up to it:
 * neither the packet's own since its packet before, nor another one that told the stream's volume last.
 *
 * <p><b>Threading.</b> One thread, flow's. Allocates nothing after construction. An instrument of one feed
 * costs a comparison and four stores.
 */
public final class ArbiterKernel {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;
    private static final long NS_PER_MS = 1_000_000;

    private final DayVolume days;
    private final EventTime time;
    private final Counters counters;
    private final Told told;
    private final Links links = new Links();
    private final FeedShares shares = new FeedShares();
    private final Rivals rivals;
    private final Parts parts;
    private final Agreement agreement;
    private final Claim claim = new Claim();

    /** The feed that alone sends an instrument, and the fields it has carried. */
    private final int[] only;

    private final int[] carried;

    /** {@code days}: flow, as it stands before the packet in hand. */
    public ArbiterKernel(StageContext context, DayVolume days) {
        this.days = days;
        time = context.time();
        counters = context.counters();
        int n = context.maxInstruments();
        told = new Told(context.sessions());
        rivals = new Rivals(n, links, context.settings().whole(Setting.GAP_MS) * NS_PER_MS);
        long holdNs = context.settings().whole(Setting.ARBITER_HOLD_MS) * NS_PER_MS;
        parts = new Parts(n, rivals, links, holdNs);
        agreement = new Agreement(n, rivals, parts, links, shares, counters);
        only = new int[n];
        carried = new int[n];
        Arrays.fill(only, NOBODY);
    }

    Links links() {
        return links;
    }

    /** What each feed gave, for the board. */
    public FeedShares shares() {
        return shares;
    }

    /** Judges one packet. */
    public void onTick(Tick tick) {
        int id = tick.id();
        if (!told.isDefined(id)) {
            return; // flow counts it
        }
        if (only[id] != tick.feed()) {
            if (only[id] != NOBODY) {
                onShared(id, tick);
                return;
            }
            only[id] = tick.feed();
            rivals.slot(id, tick.feed());
        }
        carried[id] |= tick.flags();
        rivals.seenAlone(id, tick.receiveTimeNs());
    }

    private void onShared(int id, Tick tick) {
        if (only[id] != SEVERAL) {
            share(id);
        }
        int slot = rivals.slot(id, tick.feed());
        if (slot < 0) {
            counters.increment(Counter.SHADOWS_CROWDED);
            Verdict.put(tick, Verdict.SHARED | Verdict.SHADOW);
            return;
        }
        boolean newDay = days.beginsDay(tick);
        if (newDay) {
            rivals.forget(id);
            parts.forget(id);
            agreement.forget(id);
        }
        fill(id, slot, tick, newDay);
        agreement.measure(claim, tick);
        int verdict = judge(tick);
        Verdict.put(tick, verdict);
        count(verdict);
        agreement.after(claim, tick, verdict);
        rivals.seen(id, slot, claim.nowNs, shown(tick));
        keepTime(tick, verdict);
    }

    /** A second feed has come: the first one leads in all it has carried. */
    private void share(int id) {
        claim.id = id;
        claim.feed = only[id];
        claim.slot = 0;
        claim.nowNs = rivals.seenNs(id, 0);
        long volume = days.dayVolume(id);
        claim.told = volume > 0 ? volume : Claim.NONE;
        claim.stampNs = Claim.NONE;
        for (int part = 0; part < Verdict.PARTS; part++) {
            if (carries(carried[id], part)) {
                parts.take(claim, part);
            }
        }
        if (claim.told != Claim.NONE) {
            agreement.first(claim, 0);
        }
        rivals.told(id, 0, volume);
        only[id] = SEVERAL;
    }

    private void fill(int id, int slot, Tick tick, boolean newDay) {
        claim.id = id;
        claim.feed = tick.feed();
        claim.slot = slot;
        claim.nowNs = tick.receiveTimeNs();
        claim.told = told.volume(id, tick, newDay);
        claim.stream = newDay ? Claim.NONE : days.dayVolume(id);
        long latestNs = time.latestNs(claim.feed, claim.nowNs);
        claim.stampNs = told.stamp(tick, latestNs);
        claim.provenNs = Math.max(claim.stampNs, told.tradeStamp(tick, latestNs));
    }

    /** The volume a packet shows, which before the day's first trade is 0: watched like any other. */
    private long shown(Tick tick) {
        boolean nothingYet = claim.stream == 0 && (tick.flags() & HAS_VOLUME) != 0;
        return claim.told == Claim.NONE && nothingYet ? 0 : claim.told;
    }

    private static boolean carries(int flags, int part) {
        return switch (part) {
            case Verdict.TRADE -> (flags & (HAS_LTP | HAS_VOLUME)) != 0;
            case Verdict.BOOK -> (flags & HAS_DEPTH) != 0;
            default -> (flags & Verdict.fields(part)) != 0;
        };
    }

    private int judge(Tick tick) {
        int flags = tick.flags();
        int verdict = Verdict.SHARED | (rivals.covers(claim) ? Verdict.COVERED : 0);
        boolean counts = false;
        for (int part = 0; part < Verdict.PARTS; part++) {
            if ((flags & Verdict.fields(part)) == 0) {
                continue;
            }
            boolean whole = carries(flags, part);
            boolean wins = whole ? parts.counts(claim, part) : parts.isFree(claim, part);
            counts |= wins;
            if (!wins) {
                verdict |= Verdict.hide(part);
            } else if (whole) {
                take(part);
            }
        }
        return counts ? verdict : verdict | Verdict.SHADOW;
    }

    private void take(int part) {
        if (part == Verdict.TRADE && parts.leader(claim.id, part) != claim.slot) {
            counters.increment(Counter.LEAD_CHANGES);
        }
        parts.take(claim, part);
    }

    private void count(int verdict) {
        boolean isShadow = Verdict.isShadow(verdict);
        boolean isWhole = (verdict & (1 << Verdict.PARTS) - 1) == 0;
        if (isShadow) {
            boolean late = claim.told != Claim.NONE && claim.told < claim.stream;
            counters.increment(late ? Counter.SHADOWS_LATE : Counter.SHADOWS_REPEATED);
            shares.add(claim.feed, FeedShares.SHADOWED, 1);
        } else {
            counters.add(Counter.PACKETS_PARTLY, isWhole ? 0 : 1);
            shares.add(claim.feed, isWhole ? FeedShares.WON : FeedShares.PARTLY, 1);
        }
    }

    /** The clock of a feed is known by all its packets; flow does not see the stamps of these. */
    private void keepTime(Tick tick, int verdict) {
        if (Verdict.hides(verdict, Verdict.TRADE) && told.hasStamp(tick)) {
            long stamp = tick.exchangeTimeNs();
            long believed = time.believableNs(claim.feed, claim.nowNs, stamp);
            time.accept(claim.feed, claim.nowNs, true, stamp, believed);
        }
    }
}
