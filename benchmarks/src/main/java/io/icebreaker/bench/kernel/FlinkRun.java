package io.icebreaker.bench.kernel;

import java.util.Arrays;

/** Flink's time a trade, in this process: bars compared with ours first, then warmed up, then measured. */
final class FlinkRun {
    private static final int TRADES = 1_000_000;
    private static final int ROUNDS = 7;
    private static final int FIRST_COUNTED = 2;

    private FlinkRun() {}

    /** The median of the rounds after the first two, ns; NaN in the quick form, which only compares. */
    static double nsATrade(boolean quick) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.flink", "error");
        Trades few = CandleCheck.trades();
        int bars = CandleCheck.assertFlinkEqual(few);
        System.out.printf("Flink: %,d bars are ours%n", bars);
        if (quick) {
            return Double.NaN;
        }
        var trades =
                new Trades(
                        CandleBenchmark.ALL,
                        CandleBenchmark.TRADES,
                        CandleBenchmark.STEP_NS,
                        CandleBenchmark.SEED);
        var took = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long ns = FlinkCandles.run(trades, TRADES, new Unheard());
            took[round] = ns / (double) TRADES;
            System.out.printf("Flink: round %d, %.0f ns a trade%n", round + 1, took[round]);
        }
        double[] counted = Arrays.copyOfRange(took, FIRST_COUNTED, ROUNDS);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }

    private static final class Unheard implements CandleSink {
        @Override
        public void bar(
                int frame,
                int id,
                long startNs,
                long open,
                long high,
                long low,
                long close,
                long volume) {
            // Only the time counts.
        }
    }
}
