package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.testing.Allocation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A chain of the widest kind, moved and worked out over and over: not a byte of garbage. */
class OptionAllocationTest {
    private static final int ROUNDS = 200;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ChainArrays chain = new ChainArrays();
    private final ChainPricing pricing = new ChainPricing();
    private final ChainFigures figures = new ChainFigures(ChainArrays.MAX_STRIKES, false, 10);
    private final Forward forward = new Forward();
    private final double[] days = {23, 51};
    private final double[] ivs = {0.12, 0.14};
    private double sum;

    @Test
    void allocatesNothing() {
        for (int i = 0; i < ChainArrays.MAX_STRIKES; i++) {
            int row = chain.add(200_000_000L + i * 500_000L);
            chain.ce.oi[row] = 75L * i;
            chain.pe.oi[row] = 75L * (300 - i);
        }
        var expiry =
                new TimeToExpiry(
                        SessionCalendar.shipped(),
                        SessionGroup.DERIVATIVES,
                        LocalDate.of(2026, 9, 1),
                        true);
        assertEquals(0, Allocation.always(() -> run(expiry, ROUNDS)));
        assertTrue(sum > 0 && Double.isFinite(sum), "" + sum);
    }

    private void run(TimeToExpiry expiry, int rounds) {
        for (int n = 0; n < rounds; n++) {
            long secondsLeft = (5 - n % 5) * 86_400L - n % 60; // another day each round
            double years = expiry.years(expiry.expiryNs() - secondsLeft * SECOND_NS);
            double spot = 26_000 + n % 100;
            for (int row = 0; row < chain.count; row++) {
                quote(chain.ce, row, Math.max(spot - chain.rupees(row), 0) + 20);
                quote(chain.pe, row, Math.max(chain.rupees(row) - spot, 0) + 20);
            }
            forward.compute(chain, spot, years, 0.065);
            pricing.compute(chain, forward.value(), years, 0.065);
            figures.compute(chain, forward.value());
            sum += figures.atmIv() + figures.pcrOi() + AtmIv.thirtyDays(days, ivs, 2);
        }
    }

    private static void quote(Legs legs, int row, double mid) {
        legs.bid[row] = (long) (mid * 10_000) - 500;
        legs.ask[row] = (long) (mid * 10_000) + 500;
    }
}
