package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.scan.BtstScore.Part;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The overnight score on small days (analytics 8.3). */
class BtstScoreTest {
    private final int[] parts = new int[BtstScore.PARTS];

    /** A day that adds nothing to A: no change, usual volume, RSI 65, MACD unknown, no pattern, no level. */
    private static BtstInputs quiet() {
        var in = new BtstInputs();
        in.bars = 41;
        in.closeE4 = 1_000_000;
        in.previousCloseE4 = 1_000_000;
        in.volume = 1_000;
        in.volumeSum = 15_000;
        in.rsi = 65;
        in.macd = Double.NaN;
        in.macdSignal = Double.NaN;
        in.sma20 = Double.NaN;
        return in;
    }

    private int a(Consumer<BtstInputs> change) {
        BtstInputs in = quiet();
        change.accept(in);
        return BtstScore.a(in, parts);
    }

    private int b(Consumer<BtstInputs> change) {
        BtstInputs in = quiet();
        change.accept(in);
        return BtstScore.b(in, parts);
    }

    @Test
    void theExampleOfTheDefinition() {
        Consumer<BtstInputs> day =
                in -> {
                    in.closeE4 = 1_014_000; // +1.4 %
                    in.volume = 1_600;
                    in.rsi = 55;
                    in.macd = 2;
                    in.macdSignal = 1;
                    in.bullish = 1;
                    in.supportE4 = 998_790; // 1.5 % below
                    in.resistanceE4 = 1_500_000;
                    in.sma20 = 100;
                };
        assertEquals(93, a(day));
        assertArrayEquals(new int[] {10, 10, 5, 5, 0, 8, 5}, parts);
        assertEquals(98, b(day));
        assertArrayEquals(new int[] {8, 10, 10, 8, 6, 6, 0}, parts);
    }

    @Test
    void limitsOfTheChangeAreExact() {
        assertEquals(50, a(in -> in.closeE4 = 1_010_000));
        assertEquals(60, a(in -> in.closeE4 = 1_010_001));
        assertEquals(60, a(in -> in.closeE4 = 1_020_000));
        assertEquals(65, a(in -> in.closeE4 = 1_020_001));
        assertEquals(50, a(in -> in.closeE4 = 990_000));
        assertEquals(40, a(in -> in.closeE4 = 989_999));
        assertEquals(40, a(in -> in.closeE4 = 980_000));
        assertEquals(35, a(in -> in.closeE4 = 979_999));
        assertEquals(50, a(in -> in.previousCloseE4 = 0));
        assertEquals(60, b(in -> in.closeE4 = 989_999));
        assertEquals(72, b(in -> in.closeE4 = 1_020_001));
    }

    @Test
    void limitsOfTheVolumeRatioAreExact() {
        assertEquals(45, a(in -> in.volume = 799));
        assertEquals(50, a(in -> in.volume = 800));
        assertEquals(50, a(in -> in.volume = 1_200));
        assertEquals(55, a(in -> in.volume = 1_201));
        assertEquals(55, a(in -> in.volume = 1_500));
        assertEquals(60, a(in -> in.volume = 1_501));
        assertEquals(50, a(in -> in.volumeSum = 0));
        assertEquals(60, b(in -> in.volume = 1));
    }

    @Test
    void rsiIsInclusiveInsideAndExclusiveOutside() {
        assertEquals(55, a(in -> in.rsi = 40));
        assertEquals(55, a(in -> in.rsi = 60));
        assertEquals(50, a(in -> in.rsi = 70));
        assertEquals(45, a(in -> in.rsi = Math.nextUp(70.0)));
        assertEquals(50, a(in -> in.rsi = 30));
        assertEquals(45, a(in -> in.rsi = Math.nextDown(30.0)));
        assertEquals(50, a(in -> in.rsi = Double.NaN));
        assertEquals(60, b(in -> in.rsi = 70));
        assertEquals(50, b(in -> in.rsi = Double.NaN));
    }

    @Test
    void macdAtItsSignalIsNotAboveIt() {
        assertEquals(47, a(in -> in.macd = in.macdSignal = 1));
        assertEquals(50, a(in -> in.macd = 1));
        assertEquals(60, b(in -> in.macd = in.macdSignal = 1));
    }

    @Test
    void nearSupportBeatsNearResistanceAndOneLevelAloneIsNone() {
        assertEquals(50, a(in -> in.supportE4 = 999_999));
        Consumer<BtstInputs> both =
                in -> {
                    in.supportE4 = 980_001;
                    in.resistanceE4 = 1_000_001;
                };
        assertEquals(55, a(both));
        assertEquals(45, a(both.andThen(in -> in.supportE4 = 980_000)));
        assertEquals(
                50,
                a(
                        in -> {
                            in.supportE4 = 980_000;
                            in.resistanceE4 = 1_020_000;
                        }));
        assertEquals(60, b(both));
    }

    @Test
    void patternsAddUpAndTheSumIsClampedOnceAtTheEnd() {
        assertEquals(50 + 16 - 8, a(in -> set(in, 2, 1)));
        assertEquals(60 + 12, b(in -> set(in, 2, 1)));
        assertEquals(0, a(in -> set(in, 0, 9)));
        assertEquals(100, a(in -> set(in, 9, 0)));
        assertEquals(72, parts[Part.PATTERNS.ordinal()]);
        assertEquals(BtstScore.NONE, a(in -> in.bars = 40));
    }

    private static void set(BtstInputs in, int bullish, int bearish) {
        in.bullish = bullish;
        in.bearish = bearish;
    }

    @Test
    void volumeRatioOfF1LeavesOutTheFiveLatest() {
        Days f1 = Days.f1();
        var volumes = new BtstVolume();
        volumes.define(0);
        var in = new BtstInputs();
        for (int i = 0; i < 64; i++) {
            in.volume = f1.volume()[i];
            in.volumeSum = volumes.sum(0);
            assertEquals(i < 19, in.volumeSum == 0);
            volumes.add(0, f1.volume()[i]);
        }
        assertEquals(1.138761720566994, in.volumeRatio());
    }
}
