package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Quotients by doubles are those of whole numbers. */
class DivisionTest {
    private static final long EXACT = 1L << 53;

    private static void check(long dividend, long divisor) {
        assertEquals(
                Math.floorDiv(dividend, divisor),
                Division.floor(dividend, divisor),
                dividend + " / " + divisor);
    }

    @Test
    void wholeQuotientsAndTheirNeighbours() {
        long[] divisors = {1, 2, 3, 7, 100, 500, 50_000, 1_000_000_000L, 86_400_000_000_000L};
        for (long divisor : divisors) {
            for (long quotient : new long[] {0, 1, 2, 3, 1_000, EXACT / divisor}) {
                for (long beside = -1; beside <= 1; beside++) {
                    check(quotient * divisor + beside, divisor);
                }
            }
        }
    }

    @Test
    void whereDoublesEnd() {
        for (long dividend : new long[] {EXACT - 1, EXACT, EXACT + 1, Long.MAX_VALUE, -1, -500}) {
            for (long divisor : new long[] {1, 3, 500, EXACT - 1, EXACT + 1, Long.MAX_VALUE}) {
                check(dividend, divisor);
            }
        }
    }

    @Test
    void anyNumbers() {
        var random = new SplittableRandom(11);
        for (int n = 0; n < 2_000_000; n++) {
            long divisor = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
            long quotient = random.nextLong() >>> random.nextInt(63);
            long near = Math.multiplyHigh(quotient, divisor) == 0 ? quotient * divisor : quotient;
            check(near + random.nextInt(3) - 1, divisor);
        }
    }
}
