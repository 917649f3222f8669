package io.icebreaker.stage.arbiter;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.Verdict;

/**
 * How the feeds of an instrument compare: who tells a volume first, how much later the others do, and
 * whether they say the same with it. By id.
 */
final class Agreement {
    private static final int PRICES = 4;

    private final Rivals rivals;
    private final Parts parts;
    private final Links links;
    private final FeedShares shares;
    private final Counters counters;
    private final Firsts firsts;

    /** One bit a slot: who has told the stream's volume, whose volume is known to be another. */
    private final int[] reached;

    private final int[] apart;
    private final long[] confirmedNs;

    /** Open, high, low and previous close as they stand; 0 for none. */
    private final long[] day;

    Agreement(
            int maxInstruments,
            Rivals rivals,
            Parts parts,
            Links links,
            FeedShares shares,
            Counters counters) {
        this.rivals = rivals;
        this.parts = parts;
        this.links = links;
        this.shares = shares;
        this.counters = counters;
        firsts = new Firsts(maxInstruments);
        reached = new int[maxInstruments];
        apart = new int[maxInstruments];
        confirmedNs = new long[maxInstruments];
        day = new long[maxInstruments * PRICES];
    }

    /** A new trading day: nothing is known. */
    void forget(int id) {
        firsts.forget(id);
        reached[id] = 0;
        apart[id] = 0;
    }

    /** A volume is told for the first time. */
    void first(Claim claim, long ltp) {
        firsts.add(claim.id, claim.slot, claim.told, claim.nowNs, ltp);
        reached[claim.id] = 1 << claim.slot;
        confirmedNs[claim.id] = claim.nowNs;
    }

    /** Before the verdict: how late the feed is, and whether it agrees with those before it. */
    void measure(Claim claim, Tick tick) {
        int id = claim.id;
        if (claim.told != Claim.NONE && claim.told > rivals.told(id, claim.slot)) {
            compare(claim, tick);
        }
        claim.lateNs = links.lateNs(claim.feed);
        claim.confirmedNs = confirmedNs[id];
        claim.isAlone = reached[id] == 1 << claim.slot;
        lookApart(claim);
    }

    private void compare(Claim claim, Tick tick) {
        int at = claim.told > claim.stream ? -1 : firsts.find(claim.id, claim.told);
        boolean others = at >= 0 && firsts.slot(at) != claim.slot;
        long laterNs = others ? claim.nowNs - firsts.timeNs(at) : 0;
        boolean watched = rivals.watches(claim.id, claim.slot, claim.nowNs);
        if (watched || !others) {
            links.late(claim.feed, laterNs); // one that was away was not late
        }
        if (!others || firsts.volume(at) != claim.told) {
            return;
        }
        int before = rivals.feed(claim.id, firsts.slot(at));
        shares.add(before, FeedShares.LEADS, watched ? 1 : 0);
        shares.add(before, FeedShares.LEAD_NS, watched ? laterNs : 0);
        shares.addPair(claim.feed, before, FeedShares.COMPARED);
        if (firsts.differs(at, tick.ltp())) {
            counters.increment(Counter.FEEDS_DIFFER_LTP);
            shares.addPair(claim.feed, before, FeedShares.LTP);
        }
        compareDay(claim, tick);
    }

    /** The day's prices, where they stand by a packet of the same volume. */
    private void compareDay(Claim claim, Tick tick) {
        int leader = parts.leader(claim.id, Verdict.DAY);
        if (leader < 0
                || leader == claim.slot
                || parts.volume(claim.id, Verdict.DAY) != claim.told) {
            return;
        }
        boolean differs = false;
        for (int price = 0; price < PRICES; price++) {
            long known = day[claim.id * PRICES + price];
            long told = price(tick, price);
            differs |= known > 0 && told > 0 && known != told;
        }
        if (differs) {
            counters.increment(Counter.FEEDS_DIFFER_DAY);
            shares.addPair(claim.feed, rivals.feed(claim.id, leader), FeedShares.DAY);
        }
    }

    private static long price(Tick tick, int price) {
        return switch (price) {
            case 0 -> tick.open();
            case 1 -> tick.high();
            case 2 -> tick.low();
            default -> tick.prevClose();
        };
    }

    /** A lower volume, long after the stream's was told, is no late one: the brokers count differently. */
    private void lookApart(Claim claim) {
        int bit = 1 << claim.slot;
        if (claim.told == Claim.NONE || claim.told >= claim.stream) {
            apart[claim.id] &= claim.told == Claim.NONE ? ~0 : ~bit;
        } else if ((apart[claim.id] & bit) == 0
                && Parts.isLater(claim, firsts.latestNs(claim.id))) {
            apart[claim.id] |= bit;
            counters.increment(Counter.FEEDS_DIFFER_VOLUME);
            int other = rivals.feed(claim.id, firsts.latestSlot(claim.id));
            shares.addPair(claim.feed, other, FeedShares.VOLUME);
        }
    }

    /** After the verdict: takes up what counted. */
    void after(Claim claim, Tick tick, int verdict) {
        boolean trades = !Verdict.hides(verdict, Verdict.TRADE);
        if (claim.told != Claim.NONE) {
            if (trades && claim.told != claim.stream) {
                takeNew(claim, tick);
            } else if (claim.told >= claim.stream) {
                reached[claim.id] |= 1 << claim.slot;
                confirmedNs[claim.id] = claim.nowNs;
                if (trades) {
                    firsts.price(claim.id, tick.ltp());
                }
            }
        }
        if (!Verdict.hides(verdict, Verdict.DAY)
                && parts.leader(claim.id, Verdict.DAY) == claim.slot) {
            for (int price = 0; price < PRICES; price++) {
                long told = price(tick, price);
                if (told > 0) {
                    day[claim.id * PRICES + price] = told;
                }
            }
        }
    }

    private void takeNew(Claim claim, Tick tick) {
        if (claim.told < claim.stream) {
            counters.increment(Counter.VOLUMES_CORRECTED);
            firsts.forget(claim.id);
        } else {
            shares.add(claim.feed, FeedShares.FIRSTS, 1);
        }
        first(claim, tick.ltp());
    }
}
