package io.icebreaker.feed.sim;

import java.util.List;

/**
 * Somebody with a large order in a stock, now and then: it rests at the touch and discloses a tenth, the
 * least that NSE's disclosed-quantity order allows; each part that trades is renewed behind the others of its
 * level. While it rests the price does not get past it, and takers, who feel that there is somebody, come.
 *
 * <p>Time is counted in orders of the crowd, so that a busier market is a faster one. One thread; allocates
 * nothing after construction. Draws from a generator of its own.
 */
final class Institution {
    /** Four of the twenty stocks: about one such order at a time in the whole market. */
    private static final List<String> STOCKS =
            List.of("RELIANCE", "HDFCBANK", "SBIN", "BAJFINANCE");

    /** As many of the largest companies, where the stocks are invented. */
    private static final int COMPANIES = 4;

    private static final int NONE = -1;

    /** At 30 orders a second two minutes between two, a minute at most for one. */
    private static final double PAUSE_ORDERS = 3_600;

    private static final double LONGEST_ORDERS = 1_800;
    private static final double FIRST_PAUSE = 0.3;

    /** Takers that come for it, of all orders. */
    private static final double TAKERS = 0.02;

    private static final int LEAST_PARTS = 7;
    private static final int MOST_PARTS = 10;

    /** Size of what it discloses: so many usual orders, or so much of the day's volume. */
    private static final double SHOWN_ORDERS = 3;

    private static final double SHOWN_OF_DAY = 0.000_3;

    /** How close the price comes to its order, in half spreads. */
    private static final double CLOSE = 0.6;

    private final Contract contract;
    private final OrderBook book;
    private final SimRandom random;
    private int order = NONE;
    private int side;
    private long tick;
    private long shown;
    private long whole;
    private double leftOrders;

    Institution(Contract contract, OrderBook book, SimRandom random) {
        this.contract = contract;
        this.book = book;
        this.random = random;
        leftOrders = FIRST_PAUSE * random.exponential(PAUSE_ORDERS);
    }

    static boolean isActiveIn(Contract contract) {
        return contract.isShare()
                ? contract.company().rank() < COMPANIES
                : contract.instrument().segment().equals("NSE")
                        && STOCKS.contains(contract.instrument().symbol());
    }

    /** The fair value, kept on the better side of the order while it rests. */
    double hold(double fairTick) {
        if (order == NONE) {
            return fairTick;
        }
        double nearest = tick + side * CLOSE * contract.halfSpread();
        return side == OrderBook.BUY ? Math.max(fairTick, nearest) : Math.min(fairTick, nearest);
    }

    /** Lives through a step in which the crowd sends so many orders; true when an order came to rest. */
    boolean step(double fairTick, double orders, long dayVolume) {
        leftOrders -= orders;
        if (order == NONE) {
            return leftOrders <= 0 && start(fairTick, dayVolume);
        }
        if (leftOrders <= 0) {
            book.cancel(order);
        } else if (best() == tick && random.chance(TAKERS * orders)) {
            long qty = Math.max(1, Math.round(shown * random.between(0.3, 1.2)));
            book.take(-side, qty, tick);
        }
        return false;
    }

    private boolean start(double fairTick, long dayVolume) {
        side = random.chance(0.5) ? OrderBook.BUY : OrderBook.SELL;
        tick = best();
        leftOrders = LONGEST_ORDERS;
        if (Math.abs(tick - fairTick) > 2 * contract.halfSpread() + 1) {
            leftOrders = random.exponential(PAUSE_ORDERS);
            return false;
        }
        double usual = SHOWN_ORDERS * contract.lots();
        shown = Math.round(Math.max(usual, dayVolume * SHOWN_OF_DAY) * random.between(0.7, 1.3));
        whole = shown * (LEAST_PARTS + random.below(MOST_PARTS - LEAST_PARTS + 1));
        order = book.place(side, tick, whole, shown);
        return order != NONE;
    }

    private long best() {
        return side == OrderBook.BUY ? book.bestBid() : book.bestAsk();
    }

    /** An order left the book; if it was this one, the next comes later. */
    void onGone(int gone) {
        if (gone == order) {
            order = NONE;
            leftOrders = random.exponential(PAUSE_ORDERS);
        }
    }

    boolean isWorking(int other) {
        return other == order;
    }

    int side() {
        return side;
    }

    long tick() {
        return tick;
    }

    long shown() {
        return shown;
    }

    long whole() {
        return whole;
    }
}
