package io.icebreaker.backtest;

import io.icebreaker.bar.BarListener;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/**
 * Hosts one strategy with its broker and account behind the signals: the same in a backtest and on paper.
 * Within an event: minutes and closings that time has brought, fills of earlier orders, then the strategy
 * hears of closed bars, the packet, signals. What it orders meets the next packet.
 *
 * <p><b>Threading.</b> The compute lane. <b>Allocation.</b> Orders, fills and trades; nothing for packets
 * without them. <b>Failures.</b> What a strategy throws is counted here and goes no further.
 */
public final class StrategyStage extends Stage
        implements BarListener, Broker.Listener, Account.Listener {
    private final String name;
    private final StrategySetup setup;
    private final Strategy strategy;
    private final Sessions sessions;
    private final Counters counters;
    private final BacktestLedger ledger;
    private final Account account;
    private final Broker broker;
    private final Host host;
    private final Inbox inbox = new Inbox();
    private final Packet packet = new Packet();
    private final PaperReport report;
    private boolean isStarted;
    private boolean isFinished;

    private StrategyStage(String name, StrategySetup setup, StageContext context, boolean isPaper) {
        this.name = name;
        this.setup = setup;
        strategy = setup.strategy();
        sessions = context.sessions();
        counters = context.counters();
        ledger = setup.ledger();
        int n = context.maxInstruments();
        account = new Account(n, sessions, context.time(), setup, this);
        broker = new Broker(n, sessions, context.time(), setup.rules(), ledger.orders, this);
        account.trades(broker);
        host = new Host(sessions, account, broker, inbox);
        report =
                isPaper
                        ? new PaperReport(account, broker, sessions, context.findings(), counters)
                        : null;
    }

    /**
     * A backtest: its ledger is complete when the lane has stopped. Tells nothing to the output. Of several
     * behind the same stages the {@code number}-th, from 1.
     */
    public static StrategyStage backtest(StrategySetup setup, int number, StageContext context) {
        String name = number == 1 ? "strategy" : "strategy-" + number;
        return new StrategyStage(name, setup, context, false);
    }

    /** Paper trading: orders, fills and trades are findings; positions stay open when the engine stops. */
    public static StrategyStage paper(StrategySetup setup, StageContext context) {
        return new StrategyStage("paper", setup, context, true);
    }

    @Override
    public String name() {
        return name;
    }

    /** A closed bar of the event in hand; told when this stage's turn comes. */
    @Override
    public void onBar(long[] words, int at) {
        inbox.onBar(words, at);
    }

    void onSignal(long sequence, long[] words, int at) {
        inbox.onSignal(sequence, words, at);
    }

    @Override
    public void onEvent(Tick event, boolean endOfBatch) {
        boolean isPacket = event.kind() == EventKind.TICK && event.effectiveTimeNs() != 0;
        host.event(event.sequence(), event.feed());
        account.advance(event, isPacket);
        if (isPacket && strategy instanceof ListedOrders listed) {
            host.event(event.sequence() - 1, event.feed()); // known before the packet came
            listed.before(event.effectiveTimeNs(), host);
            host.event(event.sequence(), event.feed());
        }
        host.timeNs(isPacket ? event.effectiveTimeNs() : event.receiveTimeNs());
        broker.onEvent(event, isPacket);
        if (isPacket) {
            account.onPacket(event);
        }
        if (event.kind() == EventKind.HISTORY) {
            account.settlement().onHistory(event);
            if (report != null) {
                report.history(event);
            }
        }
        if (event.kind() == EventKind.SESSION) {
            broker.end(account.equity.lastTeNs());
        }
        try {
            tell(event, isPacket);
        } catch (RuntimeException e) {
            failed(event.sequence(), e);
        }
        inbox.clear();
        if (report != null) {
            report.onEvent(event);
        }
    }

    private void tell(Tick event, boolean isPacket) {
        if (!isStarted) {
            isStarted = true;
            strategy.onStart(host);
        }
        for (int i = 0; i < inbox.bars(); i++) {
            ClosedBar bar = inbox.bar(i);
            host.timeNs(bar.endNs());
            strategy.onBar(bar);
            tellEnded();
        }
        if (isPacket) {
            host.timeNs(event.effectiveTimeNs());
            if (host.wantsTicks()) {
                strategy.onTick(packet.of(event));
                tellEnded();
            }
        }
        for (int i = 0; i < inbox.signals(); i++) {
            Signal signal = inbox.signal(i);
            host.timeNs(signal.timeNs());
            strategy.onSignal(signal);
            tellEnded();
        }
        if (event.kind() == EventKind.CLOCK) {
            host.timeNs(event.receiveTimeNs());
            strategy.onClock(event.receiveTimeNs());
            tellEnded();
        }
    }

    /** Orders rejected within a callback, told once it has returned. */
    private void tellEnded() {
        for (Order order = host.nextRejected(); order != null; order = host.nextRejected()) {
            strategy.onOrder(order);
        }
    }

    @Override
    public void onFill(Order order, Fill fill) {
        OpenTrade closed = account.onFill(order, fill);
        counters.increment(Counter.FILLS);
        if (report != null) {
            report.fill(order, fill);
            if (closed != null) {
                report.trade(closed, fill.sequence());
            }
            if (order.isWorking()) {
                report.waiting(order, fill.sequence());
            }
        }
        host.timeNs(fill.timeNs());
        try {
            strategy.onFill(order, fill);
            tellEnded();
        } catch (RuntimeException e) {
            failed(fill.sequence(), e);
        }
    }

    @Override
    public void onWaiting(Order order) {
        if (report != null) {
            report.waiting(order, host.sequence());
        }
    }

    @Override
    public void onEnd(Order order) {
        if (report != null) {
            report.order(order, host.sequence());
        }
        if (host.isSubmitting()) {
            host.rejected(order);
            return;
        }
        long before = host.timeNs();
        host.timeNs(order.endedNs());
        try {
            strategy.onOrder(order);
            tellEnded();
        } catch (RuntimeException e) {
            failed(host.sequence(), e);
        }
        host.timeNs(before);
    }

    @Override
    public void taxRounded(int id, long sequence) {
        if (report != null) {
            report.taxRounded(id, sequence);
        }
    }

    private void failed(long sequence, RuntimeException cause) {
        counters.increment(Counter.STRATEGY_FAILURES);
        ledger.failures++;
        ledger.flags.add(Flag.STRATEGY_FAILED);
        if (ledger.firstFailure.isEmpty()) {
            ledger.firstFailure = "event " + sequence + ": " + cause;
        }
    }

    /** What the board shows of a paper account; null in a backtest. */
    public Shown sheet() {
        return report == null ? null : report.sheet();
    }

    /** The run is over: in a backtest what is open is closed, and the ledger made up. */
    @Override
    public void onStop() {
        if (report != null || isFinished) {
            return;
        }
        isFinished = true;
        if (strategy instanceof ListedOrders listed) {
            listed.before(Long.MAX_VALUE, host);
        }
        broker.end(account.equity.lastTeNs());
        account.finish(host.sequence());
        for (OpenTrade trade : account.trades.closed()) {
            ledger.trades.add(trade.finished(account.costs));
        }
        for (CostBook.Entry entry : ledger.entries) {
            ledger.fillCosts.add(account.costs.costs(entry));
        }
    }

    /** What it was set up with. */
    public StrategySetup setup() {
        return setup;
    }
}
