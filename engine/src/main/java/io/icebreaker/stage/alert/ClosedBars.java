package io.icebreaker.stage.alert;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.indicator.MovingAverages;
import io.icebreaker.rule.Condition.Use;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.Slot;
import io.icebreaker.stage.SeriesFeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Closed bars as rules read them. Of every series the last bar and 256 closes stay, so that rules taken into
 * use amid a day find their means and their last bar; what else they look back upon begins with the bars that
 * close from then on. Compute lane; allocates where a series begins and where rules are loaded.
 */
final class ClosedBars {
    /** More than the longest mean takes to begin. */
    private static final int CLOSES = 256;

    private static final int NO_PAIR = -1;

    private final transient SeriesFeed feed;
    private final BarReading reading;
    private final MovingAverages averages;
    private final BarRings rings = new BarRings();

    /** By series. */
    private long[][] last = new long[0][];

    private long[][] closes = new long[0][];
    private long[] count = new long[0];
    private int[] intervals = new int[0];
    private int[][] pairs = new int[0][];
    private int series;

    /** Of each rule's identifiers the farthest bar back, by interval. */
    private final int[] farthest = new int[Interval.COUNT];

    /** Numbers closed bars in the order in which they were published. */
    private long published;

    ClosedBars(BarSources sources) {
        feed = sources.feed();
        averages = new MovingAverages();
        reading = new BarReading(sources, averages);
    }

    BarReading reading() {
        return reading;
    }

    /** Bars published so far. */
    long published() {
        return published;
    }

    /** Keeps what these rules look at. Cold. */
    void load(List<Rule> rules) {
        List<TreeSet<Integer>> slots = slots(rules);
        for (int interval = 0; interval < Interval.COUNT; interval++) {
            int[] wanted = new int[slots.get(interval).size()];
            int k = 0;
            for (int slot : slots.get(interval)) {
                wanted[k++] = slot;
            }
            rings.want(interval, wanted, farthest[interval], series, intervals);
        }
        for (int each = 0; each < series; each++) {
            begin(each);
            if (last[each] != null && rings.isWanted(intervals[each])) {
                catchUp(each);
            }
        }
    }

    private List<TreeSet<Integer>> slots(List<Rule> rules) {
        Arrays.fill(farthest, 0);
        List<TreeSet<Integer>> slots = new ArrayList<>();
        for (int interval = 0; interval < Interval.COUNT; interval++) {
            slots.add(new TreeSet<>());
        }
        for (Rule rule : rules) {
            for (Use use : rule.condition().uses()) {
                if (Slot.identifier(use.slot()).isOfBar()) {
                    Interval of = use.interval() == null ? rule.timeframe() : use.interval();
                    slots.get(of.ordinal()).add(use.slot());
                    // On a tick the last closed bar of another timeframe is one further back.
                    int back = use.back() + (rule.condition().onTick() ? 1 : 0);
                    farthest[of.ordinal()] = Math.max(farthest[of.ordinal()], back);
                }
            }
        }
        return slots;
    }

    /** The last closed bar's values as of now, for slots that nobody asked for when it closed. */
    private void catchUp(int each) {
        int interval = intervals[each];
        if (rings.isEmpty(each)) {
            rings.add(each, interval, last[each][Bar.END_NS], 0);
        }
        int[] wanted = rings.wanted(interval);
        for (int k = 0; k < wanted.length; k++) {
            if (Double.isNaN(rings.value(each, interval, k)) && !BarReading.isOfRows(wanted[k])) {
                int pair = pairs[each][k];
                double value = reading.closed(wanted[k], each, pair, last[each], 0);
                rings.set(each, interval, k, value);
            }
        }
    }

    private void values(int each, int interval, long[] bar, int at) {
        int[] wanted = rings.wanted(interval);
        for (int k = 0; k < wanted.length; k++) {
            double value = reading.closed(wanted[k], each, pairs[each][k], bar, at);
            rings.set(each, interval, k, value);
        }
    }

    /** A series begins. */
    void define(int number) {
        if (number >= last.length) {
            int room = Math.max(64, 2 * number);
            last = Arrays.copyOf(last, room);
            closes = Arrays.copyOf(closes, room);
            count = Arrays.copyOf(count, room);
            intervals = Arrays.copyOf(intervals, room);
            pairs = Arrays.copyOf(pairs, room);
        }
        intervals[number] = feed.interval(number);
        last[number] = new long[Bar.WORDS];
        closes[number] = new long[CLOSES];
        series = Math.max(series, number + 1);
        begin(number);
    }

    /** Room for what is kept of a series, its means begun with the closes that are known. */
    private void begin(int each) {
        int interval = intervals[each];
        rings.define(each, interval);
        int[] wanted = rings.wanted(interval);
        pairs[each] = new int[wanted.length];
        for (int k = 0; k < wanted.length; k++) {
            pairs[each][k] = Slot.period(wanted[k]) == 0 ? NO_PAIR : mean(each, wanted[k]);
        }
    }

    private int mean(int each, int slot) {
        int known = averages.size();
        boolean isEma = Slot.identifier(slot) == Identifier.EMA;
        int pair = averages.register(each, isEma, Slot.period(slot));
        if (averages.size() > known) {
            for (long bar = Math.max(0, count[each] - CLOSES); bar < count[each]; bar++) {
                averages.addTo(pair, closes[each][(int) (bar % CLOSES)]);
            }
        }
        return pair;
    }

    /** A bar of an earlier day, which has no sides. */
    void addEarlier(int number, BarSeries bars, int at) {
        long[] bar = last[number];
        Arrays.fill(bar, 0);
        bar[Bar.ID] = feed.id(number);
        bar[Bar.INTERVAL] = intervals[number];
        bar[Bar.START_NS] = bars.startNs(at);
        bar[Bar.END_NS] = bars.startNs(at) + Interval.of(intervals[number]).lengthNs();
        bar[Bar.OPEN] = bars.openE4(at);
        bar[Bar.HIGH] = bars.highE4(at);
        bar[Bar.LOW] = bars.lowE4(at);
        bar[Bar.CLOSE] = bars.closeE4(at);
        bar[Bar.NEUTRAL] = bars.volume(at);
        bar[Bar.FLAGS] = Bar.BACKFILLED;
        take(number, bar, 0, 0);
    }

    /** A bar of this day. */
    void add(int number, long[] words, int at) {
        System.arraycopy(words, at, last[number], 0, Bar.WORDS);
        take(number, words, at, ++published);
    }

    private void take(int number, long[] bar, int at, long publication) {
        closes[number][(int) (count[number]++ % CLOSES)] = bar[at + Bar.CLOSE];
        averages.add(number, bar[at + Bar.CLOSE]);
        int interval = intervals[number];
        if (rings.isWanted(interval)) {
            rings.add(number, interval, bar[at + Bar.END_NS], publication);
            values(number, interval, bar, at);
        }
    }

    /** As {@link BarRings#value}. */
    double value(int slot, int number, int interval, int back, long byEndNs, long byNumber) {
        return rings.value(slot, number, interval, back, byEndNs, byNumber);
    }

    /** The number of a mean that a forming bar is asked for; {@link #NO_PAIR} for other slots. */
    int pair(int slot, int number, int interval) {
        int[] wanted = rings.wanted(interval);
        for (int k = 0; k < wanted.length; k++) {
            if (wanted[k] == slot) {
                return pairs[number][k];
            }
        }
        return NO_PAIR;
    }
}
