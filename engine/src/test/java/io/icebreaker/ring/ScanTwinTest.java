package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.MarketWords;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.Days;
import io.icebreaker.scan.SlowScan;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A random day through all stages. Beside it, at every closed minute: the day so far put together anew from
 * the minutes that closed, behind the days before, and judged by the slow scan; at every second the market
 * by sorting everybody.
 */
class ScanTwinTest {
    private static final int SHARES = 12;
    private static final int EARLIER = 270;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    /** Friday 2025-11-21, 09:15 IST. */
    private static final long OPEN_NS = 1_763_696_700L * SECOND_NS;

    private static final long CLOSE_NS = OPEN_NS + 375 * MINUTE_NS;

    /** One share: its days before, its minutes so far, and what should have been told of it. */
    private static final class Share {
        final int id;
        final List<long[]> days = new ArrayList<>(); // day, open, high, low, close, volume
        final long[] today = new long[6];
        long ltp;
        long volume;
        long volumeSeen;
        boolean brokeOut;
        long newHighs;
        Integer score;
        double ratio;

        Share(int id) {
            this.id = id;
        }

        Days withToday() {
            List<long[]> all = new ArrayList<>(days);
            all.add(today);
            long[][] columns = new long[6][all.size()];
            long[] before = new long[all.size()];
            for (int i = 0; i < all.size(); i++) {
                for (int c = 0; c < 6; c++) {
                    columns[c][i] = all.get(i)[c];
                }
                before[i] = i == 0 ? 0 : all.get(i - 1)[4];
            }
            return new Days(
                    "S" + id,
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    columns[5],
                    before);
        }
    }

    private final List<Share> shares = new ArrayList<>();
    private final List<long[]> closed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final Map<Integer, Integer> kinds = new TreeMap<>();
    private SplittableRandom random;
    private Driven driven;
    private boolean isTold;
    private int minutes;
    private int moves;

    private final Findings findings =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {
                    if (type == FindingType.SCAN) {
                        int kind = (int) words[at + ScanWords.KIND];
                        kinds.merge(kind, 1, Integer::sum);
                        if (kind != ScanWords.TECHNICAL && kind != ScanWords.EMA_CROSS) {
                            found.add(text(words, at));
                        }
                    }
                }

                @Override
                public void value(long word) {
                    // Values are looked at on their sheets.
                }
            };

    private static String text(long[] words, int at) {
        return ScanWords.name((int) words[at + ScanWords.KIND])
                + " "
                + words[at + ScanWords.ID]
                + " "
                + words[at + ScanWords.TIME_NS]
                + " "
                + words[at + ScanWords.DETAIL];
    }

    @Test
    void everyMinuteIsAsTheWholeDayPutTogetherAnewSays() {
        for (long seed = 1; seed <= 2; seed++) {
            run(seed);
            assertEquals(expected, found);
        }
        assertTrue(minutes > 8_000, minutes + " minutes");
        assertTrue(moves > 20_000, moves + " seconds");
        for (int kind : List.of(ScanWords.BREAKOUT, ScanWords.BTST, ScanWords.WEEK52)) {
            assertTrue(kinds.getOrDefault(kind, 0) > 1, ScanWords.name(kind) + " of " + kinds);
        }
    }

    private void run(long seed) {
        random = new SplittableRandom(seed);
        isTold = false;
        shares.clear();
        expected.clear();
        found.clear();
        for (int id = 0; id < SHARES; id++) {
            shares.add(share(id));
        }
        driven =
                new Driven(
                        Settings.DEFAULTS,
                        findings,
                        (words, at) -> closed.add(Arrays.copyOfRange(words, at, at + Bar.WORDS)),
                        this::after,
                        this::earlier);
        for (int id = 0; id < SHARES; id++) {
            Events.instrument(driven.claim(), id, instrument(id), OPEN_NS - MINUTE_NS);
            driven.publish();
        }
        long timeNs = OPEN_NS;
        while (timeNs < CLOSE_NS + 3 * MINUTE_NS) {
            packet(shares.get(random.nextInt(SHARES)), timeNs);
            timeNs += random.nextLong(3 * SECOND_NS);
        }
    }

    private static Instrument instrument(int id) {
        String symbol = "S" + (char) ('Z' - id);
        return new Instrument("NSE", id + 1, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    private Share share(int id) {
        var share = new Share(id);
        long close = 1_000_000 + random.nextInt(5_000_000);
        long today = OPEN_NS / DAY_NS;
        for (long day = today - EARLIER * 7 / 5; day < today; day++) {
            if (LocalDate.ofEpochDay(day).getDayOfWeek().getValue() <= 5) {
                long open = close + random.nextLong(close / 50) - close / 100;
                close = open + random.nextLong(open / 25) - open / 50 + open / 2_000;
                long high = Math.max(open, close) + random.nextLong(open / 100);
                long low = Math.min(open, close) - random.nextLong(open / 100);
                long volume = 50_000 + random.nextLong(100_000);
                share.days.add(new long[] {day, open, high, low, close, volume});
            }
        }
        share.ltp = close;
        return share;
    }

    private BarSeries earlier(Instrument instrument, Interval interval) {
        if (interval != Interval.D1) {
            return null;
        }
        var bars = new BarSeries(instrument.symbol(), true);
        for (long[] day : shares.get((int) instrument.token() - 1).days) {
            long startNs = day[0] * DAY_NS + Math.floorMod(OPEN_NS, DAY_NS);
            bars.add(new BarSeries.Row(startNs, day[1], day[2], day[3], day[4], day[5], 0, 0));
        }
        return bars;
    }

    /** Half of the shares have an exchange that tells the previous close. */
    private void packet(Share share, long timeNs) {
        long drift = 60 * (share.id - SHARES / 3);
        share.ltp = Math.max(10_000, share.ltp + random.nextLong(4_001) - 2_000 + drift);
        share.ltp -= share.ltp % 500;
        share.volume += random.nextLong(300);
        Tick tick = driven.claim().kind(EventKind.TICK).id(share.id).receiveTimeNs(timeNs);
        tick.exchangeTimeNs(timeNs).ltp(share.ltp).volume(share.volume);
        if (share.id % 2 == 0) {
            tick.prevClose(share.days.get(share.days.size() - 1)[4]);
        }
        driven.publish();
    }

    // ---- the slow side

    private void after(Tick tick) {
        for (long[] bar : closed) {
            if (bar[Bar.INTERVAL] == Interval.M1.ordinal()) {
                minute(shares.get((int) bar[Bar.ID]), bar);
            }
        }
        closed.clear();
        if (!isTold && tick.receiveTimeNs() >= CLOSE_NS - 295 * SECOND_NS) {
            isTold = true;
            tellList(); // five minutes before, and five seconds
        }
        market(tick);
        if (tick.kind() == EventKind.TICK) {
            shares.get(tick.id()).volumeSeen = shares.get(tick.id()).volume;
        }
    }

    private void minute(Share share, long[] bar) {
        minutes++;
        long[] day = share.today;
        day[0] = OPEN_NS / DAY_NS;
        day[1] = day[1] == 0 ? bar[Bar.OPEN] : day[1];
        day[2] = Math.max(day[2], bar[Bar.HIGH]);
        day[3] = day[3] == 0 ? bar[Bar.LOW] : Math.min(day[3], bar[Bar.LOW]);
        day[4] = bar[Bar.CLOSE];
        day[5] = share.volumeSeen; // the exchange's: the first packet's is in no bar (1.1)
        long[] row = row(share.id);
        assertEquals(day[2], row[ScanRowWords.HIGH]);
        assertEquals(day[3], row[ScanRowWords.LOW]);
        assertEquals(day[5], row[ScanRowWords.VOLUME]);
        Days days = share.withToday();
        int last = days.size() - 1;
        var slow = new SlowScan(days);
        if (!share.brokeOut && slow.isBreakout(last)) {
            share.brokeOut = true;
            expected.add(told("BREAKOUT", share, bar, slow.isBreakout(last - 1) ? 0 : 1));
        }
        extremes(share, bar);
        if (bar[Bar.END_NS] <= CLOSE_NS - 5 * MINUTE_NS) {
            share.score = slow.score(last).a();
            share.ratio = Double.longBitsToDouble(row[ScanRowWords.BTST_RATIO_D]);
        }
        assertEquals((long) share.score, row[ScanRowWords.SCORE_A]);
    }

    private void extremes(Share share, long[] bar) {
        long high = 0;
        long low = Long.MAX_VALUE;
        int sessions = 0;
        for (long[] day : share.days) {
            if (day[0] >= OPEN_NS / DAY_NS - 365) {
                high = Math.max(high, day[2]);
                low = Math.min(low, day[3]);
                sessions++;
            }
        }
        assertTrue(sessions >= 200);
        if ((share.newHighs & 1) == 0 && share.today[2] > high) {
            share.newHighs |= 1;
            expected.add(told("WEEK52", share, bar, 0));
        }
        if ((share.newHighs & 2) == 0 && share.today[3] < low) {
            share.newHighs |= 2;
            expected.add(told("WEEK52", share, bar, 0));
        }
    }

    private static String told(String kind, Share share, long[] bar, int detail) {
        return kind + " " + share.id + " " + bar[Bar.END_NS] + " " + detail;
    }

    private void tellList() {
        List<Share> best =
                shares.stream()
                        .filter(share -> share.score >= BtstScore.THRESHOLD)
                        .sorted(
                                Comparator.comparing((Share share) -> -share.score)
                                        .thenComparing(share -> -share.ratio)
                                        .thenComparing(share -> instrument(share.id).symbol()))
                        .toList();
        long frozenNs = CLOSE_NS - 5 * MINUTE_NS;
        for (int i = 0; i < best.size(); i++) {
            expected.add("BTST " + best.get(i).id + " " + frozenNs + " " + (i + 1));
        }
    }

    private long[] row(int id) {
        long[] words = new long[ScanRowWords.WORDS];
        driven.sheet(Sheet.SCAN).copy(id, words);
        return words;
    }

    /** Where the sheet is of this very event, everybody is counted and sorted anew. */
    private void market(Tick tick) {
        var sheet = driven.sheet(Sheet.MARKET);
        long[] words = new long[sheet.length(0)];
        if (words.length == 0) {
            return;
        }
        sheet.copy(0, words);
        if (words[MarketWords.TIME_NS] != tick.receiveTimeNs()) {
            return;
        }
        moves++;
        List<Share> traded =
                shares.stream().filter(one -> one.volume > 0 && one.today[1] > 0).toList();
        assertEquals(
                traded.stream().filter(one -> one.ltp > previous(one)).count(),
                words[MarketWords.ADVANCES]);
        assertEquals(
                traded.stream().filter(one -> one.ltp < previous(one)).count(),
                words[MarketWords.DECLINES]);
        List<Long> up =
                traded.stream()
                        .filter(one -> one.ltp > previous(one))
                        .sorted(
                                Comparator.comparingDouble(
                                        one -> -(double) one.ltp / previous(one)))
                        .limit(words[MarketWords.UP])
                        .map(one -> (long) one.id)
                        .toList();
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < words[MarketWords.UP]; i++) {
            shown.add(words[MarketWords.start(words, MarketWords.UP) + i]);
        }
        assertEquals(up, shown);
    }

    private static long previous(Share share) {
        return share.days.get(share.days.size() - 1)[4];
    }
}
