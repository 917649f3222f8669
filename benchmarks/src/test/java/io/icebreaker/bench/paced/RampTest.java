package io.icebreaker.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RampTest {
    private static final double KEPT_US = 900;
    private static final double LATE_US = 1_001;

    private final List<Long> rates = new ArrayList<>();

    /** Tries rates until the ramp has enough of them; those up to {@code limit} are kept. */
    private Ramp run(boolean isJournaled, long limit) {
        var ramp = new Ramp(isJournaled, false);
        while (ramp.goesOn()) {
            long rate = ramp.next().rate();
            rates.add(rate);
            ramp.took(true, rate <= limit ? KEPT_US : LATE_US, 0);
        }
        return ramp;
    }

    @Test
    void endsAtTheFirstStepThatFailsTwice() {
        assertEquals(750_000, run(true, 800_000).sustained());
        assertEquals(List.of(250_000L, 500_000L, 750_000L, 1_000_000L, 1_000_000L), rates);
    }

    @Test
    void goesDownByHalvesWhereNotEvenTheFirstIsKept() {
        assertEquals(31_250, run(true, 40_000).sustained());
        assertEquals(List.of(250_000L, 250_000L, 125_000L, 62_500L, 31_250L), rates);
    }

    @Test
    void tellsNoneWhereNoneIsKept() {
        var ramp = run(false, 0);
        assertEquals(0, ramp.sustained());
        assertEquals(1_953, rates.get(rates.size() - 1));
        assertEquals(rates.size(), ramp.steps().split(", lost 0").length);
    }

    @Test
    void goesToTwiceTheTarget() {
        assertEquals(3_000_000, run(true, Long.MAX_VALUE).sustained());
    }

    @Test
    void whateverTheLimitAHigherRateWasNotKept() {
        var random = new Random(9);
        for (int i = 0; i < 1_000; i++) {
            rates.clear();
            long limit = 2_000 + random.nextInt(3_500_000);
            long sustained = run(random.nextBoolean(), limit).sustained();
            assertEquals(
                    rates.stream()
                            .filter(rate -> rate <= limit)
                            .mapToLong(it -> it)
                            .max()
                            .orElse(0),
                    sustained);
        }
    }

    @Test
    void whatLostSomethingIsNotKept() {
        var ramp = new Ramp(true, false);
        ramp.next();
        ramp.took(false, KEPT_US, 1);
        assertEquals(250_000, ramp.next().rate());
        ramp.took(true, KEPT_US, 0);
        assertEquals(250_000, ramp.sustained());
        assertEquals("250000/s: p99 900 us, lost 1, 250000/s: p99 900 us, lost 0", ramp.steps());
    }
}
