package io.icebreaker.feed.sim;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * One instrument's crowd around its book. Makers rest orders behind the fair value, some of them icebergs;
 * takers hit the book, more often on the side the fair value has moved to and in runs of one side; orders
 * are cancelled about as fast as they come. Quotes the fair value has run over are partly taken, partly
 * withdrawn, so trades carry the price and no stale quote survives a step.
 */
final class Trading implements OrderBook.Trades {
    /** Told of every trade, for measuring. */
    interface Tape {
        void onTrade(int index, long timeNs, int side, long price, long qty);

        /** The next part of an iceberg that rests on a side came on show: what no feed tells. */
        default void onRenewed(int index, long timeNs, int side, long price) {}

        /** An institution's order came to rest; read it at once. */
        default void onWorked(int index, long timeNs, Institution order) {}
    }

    /** The crowd rests twice {@link #USUAL_ORDERS} at most, but for obliged makers: half as much again. */
    private static final int MAX_ORDERS = 512;

    private static final int USUAL_ORDERS = 160;
    private static final double TAKERS = 0.20;
    private static final double MAKERS = 0.45;
    private static final double SAME_SIDE_AGAIN = 0.55;
    private static final double ICEBERGS = 0.03;
    private static final double STALE_TAKEN = 0.45;
    private static final int MOST_LOTS = 60;
    private static final int INSTITUTION = 1;
    private static final double OPENS = 0.36;
    private static final double CLOSES = 0.34;

    private final int index;
    private final Contract contract;
    private final long tickSize;
    private final SimRandom random;
    private final Tape tape;
    private final OrderBook book;
    private final DayStats stats;

    /** Null where none is active. */
    private final Institution institution;

    private double fairTick;
    private int lastSide = OrderBook.BUY;
    private double nextOrderNs;
    private long nowNs;
    private boolean changed = true;

    Trading(int index, Contract contract, double fair, SimRandom random, Tape tape) {
        this.index = index;
        this.contract = contract;
        this.random = random;
        this.tape = tape;
        tickSize = contract.instrument().tickSize();
        fairTick = fair / tickSize;
        book = new OrderBook(MAX_ORDERS, Math.round(fairTick), this);
        institution =
                Institution.isActiveIn(contract)
                        ? new Institution(contract, book, random.split(INSTITUTION))
                        : null;
        long prevClose =
                contract.prevClose() != 0
                        ? contract.prevClose()
                        : Math.max(1, Math.round(fairTick)) * tickSize;
        boolean hasOi = contract.instrument().segment().equals("NFO");
        stats = new DayStats(prevClose, hasOi, hasOi ? contract.someOi(random) : 0);
    }

    /** The book as it stands at the bell. */
    void open(long openNs) {
        nowNs = openNs;
        nextOrderNs = openNs;
        for (int i = 0; i < USUAL_ORDERS / 2; i++) {
            make();
        }
        keepTwoSides();
    }

    /** Lives through a step; {@code perSecond} is how many orders come. */
    void step(long untilNs, double fair, double perSecond) {
        fairTick = fair / tickSize;
        if (institution != null) {
            double orders = perSecond * (untilNs - nowNs) / 1e9;
            fairTick = institution.hold(fairTick);
            work(orders);
        }
        book.anchor(Math.round(fairTick));
        clearStale(OrderBook.BUY);
        clearStale(OrderBook.SELL);
        while (nextOrderNs <= untilNs) {
            nowNs = Math.max(nowNs, (long) nextOrderNs);
            act();
            nextOrderNs += random.exponential(1e9 / perSecond);
        }
        nowNs = untilNs;
        clearStale(OrderBook.BUY);
        clearStale(OrderBook.SELL);
        keepTwoSides();
    }

    /** The institution starts, goes on with, or gives up its order. */
    private void work(double orders) {
        if (institution.step(fairTick, orders, stats.volume())) {
            tape.onWorked(index, nowNs, institution);
            changed = true;
        }
    }

    private void act() {
        changed = true;
        double what = random.unit();
        if (what < TAKERS) {
            takeSome();
        } else if (wantsMakers(what < TAKERS + MAKERS)) {
            make();
        } else {
            cancelOne();
        }
    }

    /** A thin book draws makers, a thick one keeps them away, whatever the usual mix says. */
    private boolean wantsMakers(boolean usually) {
        int orders = book.liveOrders();
        return orders < USUAL_ORDERS / 3 || usually && orders < 2 * USUAL_ORDERS;
    }

    private void takeSome() {
        int side =
                random.chance(SAME_SIDE_AGAIN)
                        ? lastSide
                        : random.chance(buyers()) ? OrderBook.BUY : OrderBook.SELL;
        lastSide = side;
        double reach = contract.halfSpread() * (1 + random.unit());
        double limit = fairTick + side * Math.max(2, reach);
        book.take(side, size(), Math.round(limit));
    }

    /** Share of buyers among takers: more when the fair value stands above the middle of the book. */
    private double buyers() {
        if (book.bestBid() == OrderBook.NO_BID || book.bestAsk() == OrderBook.NO_ASK) {
            return 0.5;
        }
        double away = (fairTick - (book.bestBid() + book.bestAsk()) / 2.0) / contract.halfSpread();
        return 0.5 + 0.4 * Math.max(-1, Math.min(1, away));
    }

    private void make() {
        int side = random.chance(0.5) ? OrderBook.BUY : OrderBook.SELL;
        double behind =
                contract.halfSpread() * random.between(0.4, 1.2)
                        + random.geometric(contract.depthTicks());
        long tick =
                side == OrderBook.BUY
                        ? (long) Math.floor(fairTick - behind)
                        : (long) Math.ceil(fairTick + behind);
        rest(side, tick);
    }

    /** Rests an order, stepping back rather than trading. */
    private void rest(int side, long tick) {
        boolean isBuy = side == OrderBook.BUY;
        long passive =
                isBuy
                        ? Math.min(tick, book.bestAsk() - 1)
                        : Math.max(
                                tick, book.bestBid() == OrderBook.NO_BID ? 1 : book.bestBid() + 1);
        if (passive < 1) {
            return;
        }
        long shown = size();
        long whole = random.chance(ICEBERGS) ? shown * (3 + random.below(15)) : shown;
        book.place(side, passive, whole, shown);
        changed = true;
    }

    private void cancelOne() {
        int order = book.liveOrder(random.below(book.liveOrders()));
        boolean isWorked = institution != null && institution.isWorking(order);
        if (!isWorked && (!book.isIceberg(order) || random.chance(0.2))) {
            book.cancel(order);
        }
    }

    private long size() {
        double lots = contract.lots() * random.heavy(MOST_LOTS) * random.between(0.3, 1);
        return Math.max(1, Math.round(lots / 2)) * contract.instrument().lotSize();
    }

    /** Quotes the fair value has run over: takers get some, their owners withdraw the rest. */
    private void clearStale(int side) {
        double through = Math.max(1, contract.halfSpread() / 3);
        for (long best = best(side);
                isQuote(best) && side * (best - fairTick) > through;
                best = best(side)) {
            changed = true;
            if (random.chance(STALE_TAKEN)) {
                book.take(-side, Math.min(book.shownQty(best), size()), best);
            } else {
                book.cancelBest(side);
            }
        }
    }

    private long best(int side) {
        return side == OrderBook.BUY ? book.bestBid() : book.bestAsk();
    }

    private static boolean isQuote(long tick) {
        return tick != OrderBook.NO_BID && tick != OrderBook.NO_ASK;
    }

    /** A maker is obliged: no side stays empty or further away than twice the usual. */
    private void keepTwoSides() {
        double widest = 2 * contract.halfSpread() + 1;
        if (!isQuote(book.bestBid()) || book.bestBid() < fairTick - widest) {
            rest(OrderBook.BUY, (long) Math.floor(fairTick - contract.halfSpread()));
        }
        if (!isQuote(book.bestAsk()) || book.bestAsk() > fairTick + widest) {
            rest(OrderBook.SELL, (long) Math.ceil(fairTick + contract.halfSpread()));
        }
    }

    @Override
    public void onTrade(int side, long tick, long qty) {
        changed = true;
        long oiChange = 0;
        if (stats.hasOi()) {
            double what = random.unit();
            oiChange = what < OPENS + contract.opens() ? qty : what < OPENS + CLOSES ? -qty : 0;
        }
        stats.onTrade(nowNs, side, tick * tickSize, qty, oiChange);
        tape.onTrade(index, nowNs, side, tick * tickSize, qty);
    }

    @Override
    public void onRenewed(int side, long tick) {
        tape.onRenewed(index, nowNs, side, tick * tickSize);
    }

    @Override
    public void onGone(int order) {
        if (institution != null) {
            institution.onGone(order);
            changed = true;
        }
    }

    /** Whether anything a subscriber sees has changed since the last {@link #fill}. */
    boolean changed() {
        return changed;
    }

    void fill(MarketSnapshot snapshot, long timeNs) {
        Tick tick =
                snapshot.tick()
                        .clear()
                        .kind(EventKind.TICK)
                        .id(index)
                        .receiveTimeNs(timeNs)
                        .exchangeTimeNs(timeNs);
        stats.fill(snapshot);
        tick.totalBuyQty(book.totalBuyQty())
                .totalSellQty(book.totalSellQty())
                .mark(TickFlags.HAS_DEPTH);
        long bid = book.bestBid();
        long ask = book.bestAsk();
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (bid != OrderBook.NO_BID) {
                tick.bid(level, bid * tickSize, book.shownQty(bid), book.orderCount(bid));
                bid = book.nextBid(bid);
            }
            if (ask != OrderBook.NO_ASK) {
                tick.ask(level, ask * tickSize, book.shownQty(ask), book.orderCount(ask));
                ask = book.nextAsk(ask);
            }
        }
        changed = false;
    }

    DayStats stats() {
        return stats;
    }

    OrderBook book() {
        return book;
    }
}
