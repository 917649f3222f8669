package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WidenTest {
    private static final long SEED = 23;
    private static final int TIMES = 1_000_000;

    @Test
    void isTheLanguagesConversionOfLongsToTheBit() {
        var random = new Random(SEED);
        for (int i = 0; i < TIMES; i++) {
            check(random.nextLong() >> random.nextInt(Long.SIZE));
        }
        for (int power = 0; power < Long.SIZE; power++) {
            for (long beside = -3; beside <= 3; beside++) {
                check((1L << power) + beside);
                check(-(1L << power) + beside);
            }
        }
    }

    private static void check(long value) {
        assertEquals(
                bits((double) value), bits(Widen.toDouble(value)), () -> value + " as a double");
    }

    @Test
    void isTheLanguagesConversionOfFloatsToTheBit() {
        var random = new Random(SEED);
        for (int i = 0; i < TIMES; i++) {
            check(Float.intBitsToFloat(random.nextInt()));
        }
        for (float one : new float[] {0, Float.MIN_VALUE, Float.MIN_NORMAL, 1, Float.MAX_VALUE}) {
            check(one);
            check(-one);
            check(Math.nextDown(one));
        }
    }

    private static void check(float value) {
        if (Float.isFinite(value)) {
            assertEquals(bits(value), bits(Widen.toDouble(value)), () -> value + " as a double");
        }
    }

    @Test
    void narrowsAsTheLanguageDoes() {
        var random = new Random(SEED);
        for (int i = 0; i < TIMES; i++) {
            float narrow = Math.scalb(1 + random.nextFloat(), random.nextInt(60) - 20);
            narrow *= random.nextBoolean() ? 1 : -1;
            double half = Math.ulp(narrow) / 2;
            double away =
                    random.nextInt(9) - 4; // -2 to 2 halves, the middle between two floats too
            double value =
                    narrow + away / 2 * half + (random.nextInt(3) - 1) * Math.ulp((double) narrow);
            boolean expected = (float) value == narrow;
            boolean is = Widen.narrowsTo(value, narrow);
            float of = narrow;
            assertEquals(expected, is, () -> value + " as the float " + of);
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
