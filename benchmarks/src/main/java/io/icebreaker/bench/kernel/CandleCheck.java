package io.icebreaker.bench.kernel;

/** All makers of candles on the same trades: every bar of all six timeframes must be the same. */
final class CandleCheck {
    private static final int INSTRUMENTS = 50;

    /** 100 trades a second: an hour and some minutes, so that every timeframe closes. */
    private static final long STEP_NS = 10_000_000;

    private static final int TRADES = 400_000;
    private static final long SEED = 7;

    private CandleCheck() {}

    static Trades trades() {
        return new Trades(INSTRUMENTS, TRADES, STEP_NS, SEED);
    }

    /** The bars that a maker makes of all trades. */
    static CandleBook book(CandleKind kind, Trades trades) {
        var book = new CandleBook();
        CandleMaker maker = kind.make(trades.instruments(), book);
        for (int n = 0; n < trades.size(); n++) {
            maker.onTrade(trades, n, trades.timeNs(n));
        }
        maker.finish();
        maker.close();
        return book;
    }

    /** The same for Flink. */
    static int assertFlinkEqual(Trades trades) throws Exception {
        CandleBook ours = book(CandleKind.OURS, trades);
        var book = new CandleBook();
        FlinkCandles.run(trades, trades.size(), book);
        ours.assertEqual("FLINK", book);
        return ours.size();
    }

    /** Fails with the first bar that is not ours; returns how many were compared. */
    static int assertEqual(CandleKind kind, Trades trades) {
        CandleBook ours = book(CandleKind.OURS, trades);
        ours.assertEqual(kind.name(), book(kind, trades));
        return ours.size();
    }
}
