package io.icebreaker.stage.signal;

import io.icebreaker.tick.Prices;

/**
 * Stop and target of a technical alert of strength 0..1 (analytics 5.5, model SEED000): half-up to two
 * decimals, then to the tick as in {@link RiskModel}. Pure functions, E4.
 */
public final class Seed000Model {
    private static final double HUNDREDTHS = 100.0;
    private static final long HUNDREDTH = Prices.ONE / 100;

    private Seed000Model() {}

    public static long target(long entry, int direction, double strength, long tick) {
        return price(entry, direction, 1.02 + 0.01 * strength, tick);
    }

    public static long stop(long entry, int direction, double strength, long tick) {
        return price(entry, direction, 0.99 - 0.005 * strength, tick);
    }

    private static long price(long entry, int direction, double factor, long tick) {
        double rupees = entry / (double) Prices.ONE;
        double moved = direction > 0 ? rupees * factor : rupees / factor;
        long e4 = (long) Math.floor(moved * HUNDREDTHS + 0.5) * HUNDREDTH;
        return RiskModel.toTick(e4, direction, tick);
    }
}
