package io.icebreaker.pattern;

import io.icebreaker.reference.Recordings;
import io.icebreaker.tick.Prices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Bars as columns, E4: made up, of the specification's F1, or recorded. */
record TestBars(long[] open, long[] high, long[] low, long[] close) {
    private static final long PAISA = 100;

    int size() {
        return open.length;
    }

    /** Prices turned upside down around 100 rupees: p becomes 200.00 - p. */
    TestBars mirrored() {
        return new TestBars(turned(open), turned(low), turned(high), turned(close));
    }

    private static long[] turned(long[] prices) {
        return Arrays.stream(prices).map(price -> 200 * Prices.ONE - price).toArray();
    }

    /** The sequence of analytics 12.2, 64 bars from its own generator. */
    static TestBars f1() {
        var bars = new TestBars(new long[64], new long[64], new long[64], new long[64]);
        long[] seed = {42};
        long previous = 10_000;
        for (int i = 0; i < 64; i++) {
            long open = previous + (draw(seed) % 41 - 20) * 5;
            long close = open + (draw(seed) % 81 - 40) * 5;
            long high = Math.max(open, close) + draw(seed) % 21 * 5;
            long low = Math.min(open, close) - draw(seed) % 21 * 5;
            draw(seed); // the volume
            bars.set(i, open * PAISA, high * PAISA, low * PAISA, close * PAISA);
            previous = close;
        }
        return bars;
    }

    private static long draw(long[] seed) {
        seed[0] = (1_103_515_245 * seed[0] + 12_345) % (1L << 31);
        return seed[0] >> 16;
    }

    private void set(int i, long o, long h, long l, long c) {
        open[i] = o;
        high[i] = h;
        low[i] = l;
        close[i] = c;
    }

    /** A market that wanders around a price, is wild, calm or dead for stretches, and gaps. */
    static TestBars random(long seed, int count, long middle, long tick) {
        var random = new Random(seed);
        var bars = new TestBars(new long[count], new long[count], new long[count], new long[count]);
        long previous = middle;
        int width = 0;
        for (int i = 0; i < count; i++) {
            if (i % 200 == 0) {
                width = new int[] {60, 20, 6, 2, 0}[random.nextInt(5)];
            }
            long home = Math.abs(previous - middle) > middle / 4 ? previous - middle : 0;
            long gap = random.nextInt(30) == 0 ? 3 : 1;
            long open = previous + gap * step(random, width) * tick - Long.signum(home) * tick;
            int reach = width > 2 && random.nextInt(3) == 0 ? 2 : width;
            long close = open + step(random, reach) * tick;
            long up = random.nextInt(2) * Math.abs(step(random, width)) * tick;
            long down = random.nextInt(2) * Math.abs(step(random, width)) * tick;
            bars.set(i, open, Math.max(open, close) + up, Math.min(open, close) - down, close);
            previous = close;
        }
        return bars;
    }

    private static int step(Random random, int width) {
        return width == 0 ? 0 : random.nextInt(2 * width + 1) - width;
    }

    /** RELIANCE by minutes, 8,250 bars. */
    static TestBars minutes() {
        Path file =
                Recordings.data("nse-equity-1m").resolve("RELIANCE-2025-10-29_2025-11-28.csv.gz");
        return read(file, "date", "open", "high", "low", "close");
    }

    /** A share by days as the exchange reports them. */
    static TestBars daily(String symbol) {
        Path file = Recordings.data("nse-daily-delivery").resolve("stocks/" + symbol + ".csv.gz");
        return read(file, "Date", "OPEN_PRICE", "HIGH_PRICE", "LOW_PRICE", "CLOSE_PRICE");
    }

    /** All 64 shares that are recorded by days. */
    static List<String> symbols() {
        try (Stream<Path> files =
                Files.list(Recordings.data("nse-daily-delivery").resolve("stocks"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv.gz", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestBars read(Path file, String... columns) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            List<String> header = cells(lines.readLine());
            List<List<String>> rows = new ArrayList<>(lines.lines().map(TestBars::cells).toList());
            int date = header.indexOf(columns[0]);
            rows.sort((a, b) -> a.get(date).compareTo(b.get(date)));
            long[][] prices = new long[4][rows.size()];
            for (int k = 0; k < 4; k++) {
                int column = header.indexOf(columns[k + 1]);
                for (int i = 0; i < rows.size(); i++) {
                    prices[k][i] = Prices.parse(rows.get(i).get(column));
                }
            }
            return new TestBars(prices[0], prices[1], prices[2], prices[3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toList();
    }

    /** ATR14 of every bar by Wilder's rule (analytics 7.2), rupees, NaN before the fifteenth. */
    double[] atr14() {
        double[] out = new double[size()];
        Arrays.fill(out, Double.NaN);
        double sum = 0;
        for (int i = 1; i < size(); i++) {
            double before = rupees(close[i - 1]);
            double h = rupees(high[i]);
            double l = rupees(low[i]);
            double range = Math.max(h - l, Math.max(Math.abs(h - before), Math.abs(l - before)));
            if (i <= 14) {
                sum += range;
                out[i] = i == 14 ? sum / 14 : Double.NaN;
            } else {
                out[i] = (out[i - 1] * 13 + range) / 14;
            }
        }
        return out;
    }

    static double rupees(long e4) {
        return e4 / 10000.0;
    }

    double[] rupeesOf(long[] prices) {
        return Arrays.stream(prices).mapToDouble(TestBars::rupees).toArray();
    }
}
