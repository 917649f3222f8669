package io.icebreaker.stage.arbiter;

import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.tick.FeedState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One market as two to four feeds show it: each samples it at its own times, delivers late, now and then very
 * late but in order, loses and repeats packets, lacks fields, goes down and comes back, says so or not.
 */
final class RandomFeeds {
    static final InstrumentKey KEY = new InstrumentKey("ROUND", 1);
    private static final long MS = 1_000_000L;
    private static final long SECOND_NS = 1_000 * MS;
    private static final long START_NS = 1_766_992_620L * SECOND_NS;

    /** The market at one moment; {@code number} grows with each change. */
    record Moment(long timeNs, int number, long volume, long ltp, long oi, long tradeNs) {}

    /** A packet, or a state when there is no row; {@code moment}: what the packet shows. */
    record Event(long timeNs, Row row, int feed, FeedState state, int moment) {}

    /** What a feed carries and how it delivers. */
    private record Habit(
            boolean volume,
            boolean depth,
            boolean oi,
            boolean stamps,
            long periodMs,
            long delayMs,
            long jitterMs,
            int burstPermille,
            int lossPermille,
            int repeatPermille,
            int outages) {}

    final List<Event> events = new ArrayList<>();
    private final List<Moment> market = new ArrayList<>();
    private final SplittableRandom random;
    private final long seconds;
    private final int wrongPermille;

    /**
     * One day.
     *
     * @param faulty with bursts, losses, repeats and outages, in order all the same
     * @param wrongPermille share of packets whose volume is wrong
     */
    RandomFeeds(long seed, int seconds, boolean faulty, int wrongPermille) {
        this.wrongPermille = wrongPermille;
        random = new SplittableRandom(seed);
        this.seconds = seconds;
        makeMarket();
        int feeds = 2 + random.nextInt(3);
        for (int feed = 0; feed < feeds; feed++) {
            play(feed, habit(feed, faulty));
        }
        events.sort(Comparator.comparingLong(Event::timeNs)); // stable: a feed's order stays
    }

    private boolean chance(int permille) {
        return random.nextInt(1_000) < permille;
    }

    private void makeMarket() {
        long volume = 10_000;
        long ltp = 2_000_000;
        long oi = 50_000;
        long tradeNs = START_NS;
        int busy = 1 + random.nextInt(600);
        for (int n = 0; n < seconds * 5; n++) {
            long nowNs = START_NS + n * 200 * MS + random.nextLong(100 * MS);
            if (chance(busy)) {
                volume += 75L * (1 + random.nextInt(5));
                ltp += 500L * (random.nextInt(5) - 2);
                tradeNs = nowNs;
            }
            oi += chance(5) ? 75 : 0;
            market.add(new Moment(nowNs, n, volume, ltp, oi, tradeNs));
        }
    }

    /** The first feed is whole, so that nothing is missing for ever. */
    private Habit habit(int feed, boolean faulty) {
        boolean whole = feed == 0;
        return new Habit(
                whole || chance(850),
                whole || chance(700),
                whole || chance(600),
                chance(500),
                250 + random.nextInt(1_000),
                random.nextInt(1_500),
                random.nextInt(300),
                faulty ? random.nextInt(4) : 0,
                faulty ? random.nextInt(60) : 0,
                faulty ? random.nextInt(60) : 0,
                faulty ? random.nextInt(3) : 0);
    }

    private void play(int feed, Habit habit) {
        List<long[]> outages = new ArrayList<>();
        for (int n = 0; n < habit.outages; n++) {
            long from = START_NS + random.nextLong(seconds * SECOND_NS);
            outages.add(new long[] {from, from + random.nextLong(40 * SECOND_NS)});
        }
        events.add(new Event(START_NS, null, feed, FeedState.CONNECTED, 0));
        events.add(new Event(START_NS, null, feed, FeedState.LIVE, 0));
        outages.forEach(it -> tellOutage(feed, it));
        long arrivedNs = START_NS;
        for (long ms = random.nextLong(habit.periodMs); ms < seconds * 1_000; ) {
            Moment moment = market.get((int) Math.min(market.size() - 1, ms / 200));
            long burst = chance(habit.burstPermille) ? random.nextLong(20_000) : 0;
            long late = habit.delayMs + random.nextLong(1 + habit.jitterMs) + burst;
            arrivedNs = Math.max(arrivedNs + 1, START_NS + (ms + late) * MS);
            long at = arrivedNs;
            if (!chance(habit.lossPermille)
                    && outages.stream().noneMatch(it -> at >= it[0] && at <= it[1])) {
                Row row = row(feed, habit, moment, arrivedNs);
                events.add(new Event(arrivedNs, row, feed, null, moment.number));
                if (chance(habit.repeatPermille)) {
                    arrivedNs++;
                    row = row(feed, habit, moment, arrivedNs);
                    events.add(new Event(arrivedNs, row, feed, null, moment.number));
                }
            }
            ms += habit.periodMs / 2 + random.nextLong(habit.periodMs);
        }
    }

    /** Some outages are told at once, some a little later, some never. */
    private void tellOutage(int feed, long[] outage) {
        int how = random.nextInt(3);
        if (how == 2) {
            return;
        }
        long downNs = outage[0] + how * Math.min(SECOND_NS, (outage[1] - outage[0]) / 2);
        events.add(new Event(downNs, null, feed, FeedState.DOWN, 0));
        events.add(new Event(outage[1], null, feed, FeedState.CONNECTING, 0));
        events.add(new Event(outage[1] + 1, null, feed, FeedState.CONNECTED, 0));
    }

    private Row row(int feed, Habit habit, Moment moment, long atNs) {
        RowBuilder row = RowBuilder.row(feed, KEY, atNs).ltp(moment.ltp);
        if (habit.stamps) {
            row.exch(moment.timeNs / SECOND_NS * SECOND_NS);
        }
        if (habit.volume) {
            long wrong = chance(wrongPermille) ? 75L * (random.nextInt(40) - 30) : 0;
            row.ltq(75L).volume(moment.volume + wrong).ltt(moment.tradeNs / SECOND_NS * SECOND_NS);
        }
        if (habit.oi) {
            row.oi(moment.oi);
        }
        if (habit.depth) {
            // The quantity tells the moment that the book shows.
            row.bid(0, moment.ltp - 500, 1 + moment.number);
            row.ask(0, moment.ltp + 500, 1 + moment.number);
        }
        return row.build();
    }
}
