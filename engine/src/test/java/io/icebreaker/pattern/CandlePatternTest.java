package io.icebreaker.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Candlestick patterns on the specification's bars, on single bars, and against a slow twin. */
class CandlePatternTest {
    private static final long RUPEE = 10_000;

    private final CandlePatternKernel kernel = new CandlePatternKernel(false);

    private static void add(CandlePatternKernel kernel, TestBars bars, int i) {
        kernel.add(0, bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], 1);
    }

    /** Bars where a pattern shows, those of a negative value with a minus. */
    private static Map<CandlePattern, List<String>> hits(TestBars bars) {
        var kernel = new CandlePatternKernel(false);
        kernel.define(0);
        Map<CandlePattern, List<String>> hits = new EnumMap<>(CandlePattern.class);
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
            for (CandlePattern pattern : CandlePattern.values()) {
                int value = kernel.value(0, pattern);
                if (value != 0) {
                    assertEquals(100, Math.abs(value));
                    hits.computeIfAbsent(pattern, p -> new ArrayList<>())
                            .add((value < 0 ? "-" : "") + i);
                }
            }
        }
        return hits;
    }

    @Test
    void findsWhatTheSpecificationFindsInItsBars() {
        assertEquals(
                Map.of(
                        CandlePattern.DOJI, List.of("16", "24", "26", "35", "44", "52", "61"),
                        CandlePattern.HAMMER, List.of("24", "56"),
                        CandlePattern.ENGULFING, List.of("7", "51", "53"),
                        CandlePattern.MORNING_STAR, List.of("39", "57")),
                hits(TestBars.f1()));
    }

    @Test
    void findsTheMirrorImagesInTheBarsTurnedUpsideDown() {
        assertEquals(
                Map.of(
                        CandlePattern.DOJI, List.of("16", "24", "26", "35", "44", "52", "61"),
                        CandlePattern.HAMMER, List.of("42"),
                        CandlePattern.ENGULFING, List.of("-7", "-51", "-53"),
                        CandlePattern.EVENING_STAR, List.of("-39", "-57")),
                hits(TestBars.f1().mirrored()));
    }

    @Test
    void saysTheSameAsTheGoldenFileCellByCell() throws IOException {
        Path file = Recordings.data("analytics").resolve("f1_talib040.csv");
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        int doji = header.indexOf("DOJI");
        assertEquals(
                List.of("DOJI", "HAMMER", "ENGULF", "MSTAR", "ESTAR"),
                header.subList(doji, doji + CandlePattern.COUNT));
        TestBars bars = TestBars.f1();
        kernel.define(0);
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
            String[] cells = lines.get(i + 1).split(",", -1);
            for (CandlePattern pattern : CandlePattern.values()) {
                String cell = cells[doji + pattern.ordinal()];
                assertEquals(!cell.isEmpty(), kernel.isValid(0, pattern), pattern + " " + i);
                double expected = cell.isEmpty() ? 0 : Double.parseDouble(cell);
                assertEquals(expected, kernel.value(0, pattern), pattern + " " + i);
            }
        }
    }

    @Test
    void aBodyThatSharesOneEndEngulfsOnlyWhereThatIsAskedFor() {
        assertEquals(0, second(false, 100, 98, 98, 101));
        assertEquals(80, second(true, 100, 98, 98, 101));
        assertEquals(80, second(true, 100, 98, 97, 100));
        assertEquals(0, second(true, 100, 98, 98, 100));
        assertEquals(100, second(true, 100, 98, 97, 101));
        assertEquals(-80, second(true, 98, 100, 100, 97));
        assertEquals(-80, second(true, 98, 100, 101, 98));
        assertEquals(-100, second(true, 98, 100, 101, 97));
        assertEquals(0, second(true, 98, 100, 99, 97));
    }

    /** ENGULFING of the last of three bars without shadows, in rupees. */
    private static int second(boolean oneEnd, long open1, long close1, long open, long close) {
        var kernel = new CandlePatternKernel(oneEnd);
        kernel.define(0);
        body(kernel, 50, 51);
        body(kernel, open1, close1);
        body(kernel, open, close);
        return kernel.value(0, CandlePattern.ENGULFING);
    }

    private static void body(CandlePatternKernel kernel, long open, long close) {
        long high = Math.max(open, close) * RUPEE;
        kernel.add(0, open * RUPEE, high, Math.min(open, close) * RUPEE, close * RUPEE, 1);
    }

    @Test
    void agreesWithASlowTwinAndLetsABarInHandChangeNothing() {
        for (boolean oneEnd : new boolean[] {false, true}) {
            for (long seed = 1; seed <= 6; seed++) {
                boolean low = seed % 2 == 0;
                compare(
                        TestBars.random(seed, 5_000, low ? 200_000 : 250_000_000, low ? 100 : 500),
                        oneEnd);
            }
        }
    }

    private static void compare(TestBars bars, boolean oneEnd) {
        var naive = new NaiveCandles(bars);
        var kernel = new CandlePatternKernel(oneEnd);
        kernel.define(3);
        kernel.define(0);
        int[] developing = new int[CandlePattern.COUNT];
        int[] other = new int[CandlePattern.COUNT];
        for (int i = 0; i < bars.size(); i++) {
            long open = bars.open()[i];
            kernel.developing(0, open, open + 700, open - 900, open - 300, 1, other);
            kernel.developing(
                    0, open, bars.high()[i], bars.low()[i], bars.close()[i], 1, developing);
            add(kernel, bars, i);
            int at = i;
            int[] expected =
                    Arrays.stream(CandlePattern.values())
                            .mapToInt(pattern -> naive.value(pattern, at, oneEnd))
                            .toArray();
            int[] found =
                    Arrays.stream(CandlePattern.values())
                            .mapToInt(pattern -> kernel.value(0, pattern))
                            .toArray();
            assertArrayEquals(expected, found, "bar " + i);
            assertArrayEquals(expected, developing, "bar in hand " + i);
        }
        assertEquals(bars.size(), kernel.bars(0));
        assertEquals(0, kernel.bars(3));
    }

    @Test
    void aSeriesThatIsResetBeginsAnew() {
        TestBars bars = TestBars.f1();
        kernel.define(0);
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
        }
        kernel.define(5);
        assertEquals(64, kernel.bars(0));
        kernel.reset(0);
        assertFalse(kernel.isValid(0, CandlePattern.ENGULFING));
        var fresh = new CandlePatternKernel(false);
        fresh.define(0);
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
            add(fresh, bars, i);
            for (CandlePattern pattern : CandlePattern.values()) {
                assertEquals(fresh.value(0, pattern), kernel.value(0, pattern));
            }
        }
        assertTrue(kernel.isValid(0, CandlePattern.EVENING_STAR));
    }
}
