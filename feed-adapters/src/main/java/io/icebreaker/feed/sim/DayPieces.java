package io.icebreaker.feed.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a day's bar into shorter ones that merge into it again: a walk from its open to its close which
 * touches its high and its low, busy after the open and before the close.
 */
final class DayPieces {
    private static final double OPENING = 2.5;
    private static final double CLOSING = 1.0;
    private static final double FADE = 0.12;

    private final PastBar day;
    private final long tick;
    private final SimRandom random;

    private DayPieces(PastBar day, long tick, SimRandom random) {
        this.day = day;
        this.tick = tick;
        this.random = random;
    }

    static List<PastBar> of(PastBar day, int count, long tick, SimRandom random) {
        var pieces = new DayPieces(day, tick, random);
        long[] walk = pieces.walk(count);
        long[] volumes = pieces.volumes(count);
        return pieces.bars(walk, volumes);
    }

    /** Prices at the cuts. */
    private long[] walk(int count) {
        var free = new double[count + 1];
        for (int i = 1; i <= count; i++) {
            free[i] = free[i - 1] + random.gaussian();
        }
        double size = 0.5 * (day.high() - day.low()) / StrictMath.sqrt(count);
        var walk = new long[count + 1];
        for (int i = 0; i <= count; i++) {
            double part = (double) i / count;
            double straight = day.open() + part * (day.close() - day.open());
            walk[i] = within(straight + size * (free[i] - part * free[count]));
        }
        return walk;
    }

    private long within(double price) {
        long onGrid = Math.round(price / tick) * tick;
        return Math.max(day.low(), Math.min(day.high(), onGrid));
    }

    private long[] volumes(int count) {
        var weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double early = StrictMath.exp(-i / (FADE * count));
            double late = StrictMath.exp((i + 1 - count) / (FADE * count));
            weights[i] = (1 + OPENING * early + CLOSING * late) * random.between(0.6, 1.4);
            sum += weights[i];
        }
        var volumes = new long[count];
        long given = 0;
        double soFar = 0;
        for (int i = 0; i < count; i++) {
            soFar += weights[i];
            volumes[i] = i + 1 == count ? day.volume() - given : share(soFar / sum) - given;
            given += volumes[i];
        }
        return volumes;
    }

    private long share(double part) {
        return (long) (day.volume() * part);
    }

    private List<PastBar> bars(long[] walk, long[] volumes) {
        int highest = 0;
        int lowest = 0;
        for (int i = 0; i < volumes.length; i++) {
            highest = top(walk, i) > top(walk, highest) ? i : highest;
            lowest = bottom(walk, i) < bottom(walk, lowest) ? i : lowest;
        }
        long reach = Math.max(0, day.high() - day.low()) / 20;
        List<PastBar> bars = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            long high = within(top(walk, i) + random.unit() * reach);
            long low = within(bottom(walk, i) - random.unit() * reach);
            bars.add(
                    new PastBar(
                            walk[i],
                            i == highest ? day.high() : high,
                            i == lowest ? day.low() : low,
                            walk[i + 1],
                            volumes[i]));
        }
        return bars;
    }

    private static long top(long[] walk, int piece) {
        return Math.max(walk[piece], walk[piece + 1]);
    }

    private static long bottom(long[] walk, int piece) {
        return Math.min(walk[piece], walk[piece + 1]);
    }
}
