package io.icebreaker.stage.option;

import io.icebreaker.stage.option.NaiveChain.Leg;
import io.icebreaker.stage.option.NaiveChain.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chains as they come, and as they should not: empty, one strike, missing legs, ties, crossed quotes. */
final class RandomChain {
    private static final long BASE = 1_000_000; // 100 rupees
    private static final long GAP = 25_000;
    private static final long TICK = 500;

    private RandomChain() {}

    static NaiveChain make(SplittableRandom random) {
        int count = random.nextInt(12) == 0 ? random.nextInt(2) : 2 + random.nextInt(40);
        boolean small = random.nextBoolean(); // few different sizes: ties everywhere
        boolean dead = random.nextInt(15) == 0;
        List<Row> rows = new ArrayList<>();
        long strike = BASE;
        for (int i = 0; i < count; i++) {
            strike += GAP * (random.nextInt(8) == 0 ? 2 : 1);
            rows.add(
                    new Row(
                            strike,
                            leg(random, small, dead),
                            leg(random, small, dead),
                            random.nextInt(6) == 0));
        }
        return new NaiveChain(rows, TICK);
    }

    private static Leg leg(SplittableRandom random, boolean small, boolean dead) {
        if (dead || random.nextInt(10) == 0) {
            return Leg.MISSING;
        }
        long oi = size(random, small);
        Long prevOi =
                random.nextInt(small ? 40 : 8) == 0 ? null : Long.valueOf(size(random, small));
        long bid = random.nextInt(6) == 0 ? 0 : TICK * (1 + random.nextInt(400));
        long ask = bid + TICK * random.nextInt(-1, 30);
        Long age = random.nextBoolean() ? null : random.nextLong(120) * 1_000_000_000L;
        boolean priced = random.nextInt(3) > 0;
        return new Leg(
                oi,
                prevOi,
                size(random, small),
                bid,
                random.nextInt(6) == 0 ? 0 : ask,
                TICK * random.nextInt(300),
                age,
                priced ? random.nextDouble() : Double.NaN,
                priced ? random.nextDouble() / 100 : Double.NaN);
    }

    private static long size(SplittableRandom random, boolean small) {
        return random.nextInt(5) == 0 ? 0 : random.nextLong(small ? 4 : 1_000_000) * 75;
    }

    /** NaN, on a strike, half-way between two, outside, or anywhere; rupees. */
    static double forward(SplittableRandom random, NaiveChain chain) {
        long last =
                chain.rows().isEmpty() ? BASE : chain.rows().get(chain.rows().size() - 1).strike();
        long grid = random.nextLong((last - BASE) / GAP + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> (BASE + GAP * grid) / 10_000.0;
            case 2 -> (BASE + GAP * grid + GAP / 2) / 10_000.0;
            case 3 -> random.nextBoolean() ? 1 : 100_000;
            default -> (BASE + random.nextDouble() * (last - BASE + 1)) / 10_000.0;
        };
    }
}
