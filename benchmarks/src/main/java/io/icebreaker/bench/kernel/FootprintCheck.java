package io.icebreaker.bench.kernel;

/** Both makers of footprints on the same trades: rows, point of control, value area, imbalance. */
final class FootprintCheck {
    private static final int INSTRUMENTS = 20;

    /** 1,000 trades a second: the busiest has some 16,000 a minute, the quietest 800. */
    private static final long STEP_NS = 1_000_000;

    private static final int TRADES = 400_000;
    private static final long SEED = 9;

    private FootprintCheck() {}

    /** Fails with the first footprint that differs, or when none has 100 rows; returns how many there are. */
    static int assertEqual() {
        FootprintBook ours = book(FootprintKind.OURS);
        ours.assertEqual(book(FootprintKind.MAP));
        if (ours.mostRows() != Trades.LEVELS) {
            throw new AssertionError("the widest footprint has " + ours.mostRows() + " rows");
        }
        return ours.size();
    }

    private static FootprintBook book(FootprintKind kind) {
        var trades = new Trades(INSTRUMENTS, TRADES, STEP_NS, SEED);
        var book = new FootprintBook();
        FootprintMaker maker = kind.make(INSTRUMENTS, book);
        for (int n = 0; n < TRADES; n++) {
            maker.onTrade(trades, n, trades.timeNs(n));
        }
        maker.finish();
        return book;
    }
}
