package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WidenTest {
    private static final long SEED = 23;

    @Test
    void isTheLanguagesConversionToTheBit() {
        var random = new Random(SEED);
        for (int i = 0; i < 1_000_000; i++) {
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
        long expected = Double.doubleToRawLongBits((double) value);
        long is = Double.doubleToRawLongBits(Widen.toDouble(value));
        assertEquals(expected, is, () -> value + " as a double");
    }
}
