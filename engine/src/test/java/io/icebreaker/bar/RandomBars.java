package io.icebreaker.bar;

import io.icebreaker.reference.Interval;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveFootprint;
import io.icebreaker.reference.NaiveFootprint.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars of a market that wanders, gaps, falls silent and sleeps, with rows full of zeros and of great sizes. */
final class RandomBars {
    static final long MINUTE_NS = 60_000_000_000L;
    private static final int SESSION_MINUTES = 375;

    private final Random random;
    private final long tick;
    private final List<NaiveBar> bars = new ArrayList<>();
    private LocalDate day = LocalDate.of(2025, 12, 15);
    private int minute;
    private long middle = 20_000;
    private long cvd;

    private RandomBars(long seed, long tick) {
        random = new Random(seed);
        this.tick = tick;
    }

    static List<NaiveBar> of(long seed, int count, long tick) {
        var bars = new RandomBars(seed, tick);
        for (int i = 0; i < count; i++) {
            bars.next();
        }
        return bars.bars;
    }

    static long openNs(NaiveBar bar) {
        return bar.day().toEpochDay() * 1_440 * MINUTE_NS;
    }

    static long closeNs(NaiveBar bar) {
        return openNs(bar) + SESSION_MINUTES * MINUTE_NS;
    }

    private void next() {
        minute += random.nextInt(8) == 0 ? 5 : 1;
        if (minute >= SESSION_MINUTES || random.nextInt(40) == 0) {
            day = day.plusDays(1 + random.nextInt(3));
            minute = 0;
            cvd = 0;
        }
        middle += random.nextInt(7) - 3 + (random.nextInt(25) == 0 ? random.nextInt(41) - 20 : 0);
        List<Cell> cells = cells();
        if (cells.stream().mapToLong(Cell::total).sum() > 0) {
            add(cells);
        } else {
            minute--;
            next();
        }
    }

    private List<Cell> cells() {
        int rows = 1 + random.nextInt(random.nextInt(5) == 0 ? 25 : 8);
        long lowest = middle - random.nextInt(rows);
        int mood = random.nextInt(4);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            long bid = mood == 0 ? 0 : qty();
            long ask = mood == 1 ? 0 : qty();
            long neutral = random.nextInt(6) == 0 ? qty() : 0;
            cells.add(new Cell(lowest + i, (lowest + i) * tick, bid, ask, neutral, 1));
        }
        return cells;
    }

    private long qty() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 25;
            case 4 -> 75 * (1 + random.nextInt(9));
            case 5 -> random.nextInt(20) == 0 ? 40_000_000_000L : 300;
            default -> random.nextInt(400);
        };
    }

    private void add(List<Cell> cells) {
        long low = cells.get(0).label();
        long high = cells.get(cells.size() - 1).label();
        long close = low + random.nextInt(cells.size()) * tick;
        long buy = cells.stream().mapToLong(Cell::ask).sum();
        long sell = cells.stream().mapToLong(Cell::bid).sum();
        long neutral = cells.stream().mapToLong(Cell::neutral).sum();
        long startNs = day.toEpochDay() * 1_440 * MINUTE_NS + minute * MINUTE_NS;
        bars.add(
                new NaiveBar(
                        "NFO",
                        1,
                        Interval.values()[4],
                        day,
                        startNs,
                        startNs + MINUTE_NS,
                        low,
                        high,
                        low,
                        close,
                        buy + sell + neutral,
                        buy,
                        sell,
                        neutral,
                        1,
                        0,
                        0,
                        null,
                        null,
                        0,
                        0,
                        startNs,
                        startNs,
                        cvd,
                        false,
                        false,
                        new NaiveFootprint(cells, null, null, null, List.of())));
        cvd += buy - sell;
    }

    /** The bar as words, with rows of so many ticks. */
    static long[] words(NaiveBar bar, long rowHeight) {
        List<Cell> cells = bar.footprint().rows();
        var words = new long[Bar.WORDS + cells.size() * Rows.WORDS];
        words[Bar.INTERVAL] = 4;
        words[Bar.START_NS] = bar.startNs();
        words[Bar.END_NS] = bar.endNs();
        words[Bar.SESSION_OPEN_NS] = openNs(bar);
        words[Bar.SESSION_CLOSE_NS] = closeNs(bar);
        words[Bar.HIGH] = bar.h();
        words[Bar.LOW] = bar.l();
        words[Bar.CLOSE] = bar.c();
        words[Bar.BUY] = bar.buyV();
        words[Bar.SELL] = bar.sellV();
        words[Bar.NEUTRAL] = bar.neutralV();
        words[Bar.TRADES] = bar.nTrades();
        words[Bar.CVD] = bar.cvdOpen() + bar.delta();
        words[Bar.ROW_HEIGHT] = rowHeight;
        words[Bar.FIRST_ROW] = cells.get(0).k();
        words[Bar.ROWS] = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            int at = Bar.WORDS + i * Rows.WORDS;
            words[at + Rows.BID] = cells.get(i).bid();
            words[at + Rows.ASK] = cells.get(i).ask();
            words[at + Rows.NEUTRAL] = cells.get(i).neutral();
            words[at + Rows.TRADES] = cells.get(i).nTrades();
        }
        return words;
    }
}
