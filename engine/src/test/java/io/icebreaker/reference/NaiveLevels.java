package io.icebreaker.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Entry, stop and target of model ATR, in decimals (analytics 5.5). */
final class NaiveLevels {
    private final int direction;
    private final long entry;
    private final long stop;
    private final long target;

    NaiveLevels(long entry, int direction, int confidence, double atr, InstrumentRow instrument) {
        this.entry = entry;
        this.direction = direction;
        long tick = instrument.tickSize();
        long a =
                Double.isNaN(atr)
                        ? Math.floorDiv(entry, 100)
                        : (long) Math.floor(15000.0 * atr + 0.5);
        long risk = Math.max(a, Math.max(Math.floorDiv(entry, 500), 3 * tick));
        BigDecimal rr =
                new BigDecimal("0.5").multiply(BigDecimal.valueOf(Math.max(7, confidence) - 7));
        rr = rr.add(new BigDecimal("1.5"));
        BigDecimal far = rr.multiply(BigDecimal.valueOf(risk));
        BigDecimal start = BigDecimal.valueOf(entry);
        BigDecimal near = BigDecimal.valueOf(risk);
        stop = round(direction > 0 ? start.subtract(near) : start.add(near), tick);
        target = round(direction > 0 ? start.add(far) : start.subtract(far), tick);
    }

    private long round(BigDecimal price, long tick) {
        RoundingMode mode = direction > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        long ticks = price.divide(BigDecimal.valueOf(tick), 0, mode).longValueExact();
        return Math.max(1, ticks) * tick;
    }

    /** What a trade at this price makes of it; empty for nothing. */
    String hit(long price) {
        boolean isLong = direction > 0;
        if (isLong ? price >= target : price <= target) {
            return "TARGET";
        }
        return (isLong ? price <= stop : price >= stop) ? "STOP" : "";
    }

    String text() {
        return entry + "," + stop + "," + target;
    }
}
