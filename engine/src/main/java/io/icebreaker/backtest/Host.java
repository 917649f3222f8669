package io.icebreaker.backtest;

import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.List;

/** What a strategy sees and orders through, as of the event in hand. One owner, the compute lane. */
final class Host implements StrategyContext, OrderPort {
    private final Sessions sessions;
    private final Account account;
    private final Broker broker;
    private final Inbox inbox;
    private final List<Order> rejected = new ArrayList<>();
    private boolean wantsTicks;
    private boolean isSubmitting;
    private long timeNs;
    private long sequence;
    private int feed;

    Host(Sessions sessions, Account account, Broker broker, Inbox inbox) {
        this.sessions = sessions;
        this.account = account;
        this.broker = broker;
        this.inbox = inbox;
    }

    void event(long eventSequence, int eventFeed) {
        sequence = eventSequence;
        feed = eventFeed;
    }

    void timeNs(long now) {
        timeNs = now;
    }

    long sequence() {
        return sequence;
    }

    boolean wantsTicks() {
        return wantsTicks;
    }

    boolean isSubmitting() {
        return isSubmitting;
    }

    void rejected(Order order) {
        rejected.add(order);
    }

    /** The next order that was rejected as it was given; null when all are told. */
    Order nextRejected() {
        return rejected.isEmpty() ? null : rejected.remove(0);
    }

    @Override
    public long market(int id, int side, long qty, String note, long signal) {
        return submit(id, side, qty, OrderType.MARKET, 0, note, signal);
    }

    @Override
    public long limit(int id, int side, long qty, long price, String note, long signal) {
        return submit(id, side, qty, OrderType.LIMIT, price, note, signal);
    }

    private long submit(
            int id, int side, long qty, OrderType type, long limit, String note, long signal) {
        isSubmitting = true;
        try {
            return broker.submit(id, side, qty, type, limit, note, signal, timeNs, sequence, feed)
                    .number();
        } finally {
            isSubmitting = false;
        }
    }

    @Override
    public void cancel(long order) {
        broker.cancel(order, timeNs);
    }

    @Override
    public OrderPort orders() {
        return this;
    }

    @Override
    public void subscribe(Interval interval) {
        inbox.want(interval);
    }

    @Override
    public void subscribeTicks() {
        wantsTicks = true;
    }

    @Override
    public int instruments() {
        return sessions.count();
    }

    @Override
    public Instrument instrument(int id) {
        return sessions.isDefined(id) ? sessions.instrument(id) : null;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public long position(int id) {
        return account.trades.position(id);
    }

    @Override
    public long ltp(int id) {
        return account.quotes.ltp[id];
    }

    @Override
    public long bid(int id) {
        return account.quotes.bid[id];
    }

    @Override
    public long ask(int id) {
        return account.quotes.ask[id];
    }

    @Override
    public long sessionOpenNs(int id) {
        long open = account.quotes.openNs[id];
        return open == Quotes.NONE ? 0 : open;
    }

    @Override
    public long sessionCloseNs(int id) {
        return account.quotes.closeNs[id];
    }
}
