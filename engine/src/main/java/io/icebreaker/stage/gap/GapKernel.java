package io.icebreaker.stage.gap;

import io.icebreaker.finding.FeedGapWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * Adds up, for each feed that has come back, what the first packets of its instruments say was traded while
 * it was away: volume counts on at the exchange, so the first packet carries all of it (feed-kite 5). Twenty
 * seconds after the new connection the sum is told; what comes later is no longer told apart from trading.
 *
 * <p>Arrays by feed and by instrument id. One thread, allocates nothing after construction.
 */
public final class GapKernel {
    /** Brokers send the last packet they know at once; an instrument asked for again has ten seconds. */
    private static final long SETTLE_NS = 20_000_000_000L;

    private static final long E4 = 10_000;

    private final StageContext context;

    /** Number of gaps so far; as it stood when the feed's last one ended, and at each instrument's packet. */
    private int gaps;

    private final int[] gapOfFeed = new int[TickFlags.MAX_FEEDS];
    private final int[] gapOfInstrument;
    private final boolean[] isOpen = new boolean[TickFlags.MAX_FEEDS];
    private final long[] words = new long[TickFlags.MAX_FEEDS * FeedGapWords.WORDS];
    private int open;

    public GapKernel(StageContext context) {
        this.context = context;
        gapOfInstrument = new int[context.maxInstruments()];
    }

    /** A feed is connected; {@code fromNs} before {@code toNs} when it was away. */
    public void onConnected(int feed, long fromNs, long toNs, long sequence) {
        if (isOpen[feed]) {
            tell(feed, sequence);
        }
        if (fromNs == 0 || fromNs >= toNs) {
            return;
        }
        gapOfFeed[feed] = ++gaps;
        isOpen[feed] = true;
        open++;
        int at = feed * FeedGapWords.WORDS;
        words[at + FeedGapWords.FEED] = feed;
        words[at + FeedGapWords.FROM_NS] = fromNs;
        words[at + FeedGapWords.TO_NS] = toNs;
        words[at + FeedGapWords.INSTRUMENTS] = 0;
        words[at + FeedGapWords.TRADED] = 0;
        words[at + FeedGapWords.QTY] = 0;
        words[at + FeedGapWords.RUPEES] = 0;
    }

    /**
     * One packet, judged by flow: the first with a volume tells what was missed, and one that flow has
     * dropped tells that nothing was.
     */
    public void onTick(Tick tick) {
        int feed = tick.feed();
        if (!isOpen[feed] || !tick.has(TickFlags.HAS_VOLUME)) {
            return;
        }
        int id = tick.id();
        if (gapOfInstrument[id] < gapOfFeed[feed]) {
            gapOfInstrument[id] = gapOfFeed[feed];
            first(feed * FeedGapWords.WORDS, tick);
        }
    }

    private void first(int at, Tick tick) {
        words[at + FeedGapWords.INSTRUMENTS]++;
        long qty = tick.traded();
        if (qty > 0) {
            words[at + FeedGapWords.TRADED]++;
            words[at + FeedGapWords.QTY] += qty;
            words[at + FeedGapWords.RUPEES] += qty * tick.ltp() / E4;
            context.counters().add(Counter.MISSED_TRADES, 1);
            context.counters().add(Counter.MISSED_QTY, qty);
        }
    }

    /** Time has come this far. */
    public void onTime(long nowNs, long sequence) {
        for (int feed = 0; open > 0 && feed < TickFlags.MAX_FEEDS; feed++) {
            long endNs = words[feed * FeedGapWords.WORDS + FeedGapWords.TO_NS] + SETTLE_NS;
            if (isOpen[feed] && nowNs >= endNs) {
                tell(feed, sequence);
            }
        }
    }

    private void tell(int feed, long sequence) {
        isOpen[feed] = false;
        open--;
        context.findings()
                .found(
                        sequence,
                        FindingType.FEED_GAP,
                        words,
                        feed * FeedGapWords.WORDS,
                        FeedGapWords.WORDS);
    }
}
