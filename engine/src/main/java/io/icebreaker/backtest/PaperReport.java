package io.icebreaker.backtest;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FillWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.stage.Shown;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Tells the output and the board what a paper account does. One owner, the compute lane. */
final class PaperReport {
    /** A limit order's packets may be old and young in turn all day; 30 s of a market order's need fewer. */
    private static final int MOST_TOLD = 32;

    private final Account account;
    private final Findings findings;
    private final Counters counters;
    private final Broker broker;
    private final PaperHandover handover;
    private final PaperSheet sheet;
    private final long[] order = new long[OrderWords.WORDS];
    private final long[] fill = new long[FillWords.WORDS];
    private final long[] trade = new long[PaperTradeWords.WORDS];

    PaperReport(
            Account account,
            Broker broker,
            Sessions sessions,
            Findings findings,
            Counters counters) {
        this.account = account;
        this.findings = findings;
        this.counters = counters;
        this.broker = broker;
        handover = new PaperHandover(account, sessions);
        sheet = new PaperSheet(account, broker, handover);
    }

    Shown sheet() {
        return sheet;
    }

    /** What an earlier day left. */
    void history(Tick event) {
        if (handover.onHistory(event, broker)) {
            sheet.changed();
        }
    }

    /** The event is over: minutes that passed, or prices of what is held, may have moved the account. */
    void onEvent(Tick event) {
        sheet.onEvent(event.receiveTimeNs());
    }

    /** An order that works: what it waits for has changed, or a part of it was filled. */
    void waiting(Order of, long sequence) {
        if (of.told < MOST_TOLD) {
            of.told++;
            order(of, sequence);
        } else {
            counters.increment(Counter.PAPER_WAITS_UNTOLD);
        }
    }

    void order(Order of, long sequence) {
        order[OrderWords.NUMBER] = of.number;
        order[OrderWords.ID] = of.id;
        order[OrderWords.SIDE] = of.side;
        order[OrderWords.QTY] = of.qty;
        order[OrderWords.TYPE] = of.type.ordinal();
        order[OrderWords.LIMIT] = of.limit;
        order[OrderWords.CREATED_NS] = of.createdNs;
        order[OrderWords.STATUS] = of.status.ordinal();
        order[OrderWords.REASON] = of.reason.ordinal();
        order[OrderWords.FILLED] = of.filled;
        order[OrderWords.ENDED_NS] = of.endedNs;
        order[OrderWords.NOTE] = OrderWords.note(of.note);
        order[OrderWords.SIGNAL] = of.signal;
        order[OrderWords.KIND] = of.kind.ordinal();
        findings.found(sequence, FindingType.ORDER, order, 0, OrderWords.WORDS);
    }

    void fill(Order of, Fill made) {
        fill[FillWords.ORDER] = of.number;
        fill[FillWords.ID] = made.id();
        fill[FillWords.SIDE] = made.side();
        fill[FillWords.QTY] = made.qty();
        fill[FillWords.PRICE] = made.price();
        fill[FillWords.TIME_NS] = made.timeNs();
        fill[FillWords.KIND] = made.kind().ordinal();
        fill[FillWords.POSITION] = account.trades.position(made.id());
        findings.found(made.sequence(), FindingType.FILL, fill, 0, FillWords.WORDS);
        sheet.changed();
    }

    void trade(OpenTrade closed, long sequence) {
        long charges = chargesE4(closed.charges(account.costs, false));
        closed.told = charges;
        closed.isToldFinal = closed.hasFinalCosts();
        sheet.closed(closed, charges);
        trade[PaperTradeWords.NUMBER] = closed.number;
        trade[PaperTradeWords.ID] = closed.id;
        trade[PaperTradeWords.DIRECTION] = closed.direction;
        trade[PaperTradeWords.QTY] = closed.openedQty();
        trade[PaperTradeWords.ENTRY_VALUE] = closed.openedValue();
        trade[PaperTradeWords.EXIT_VALUE] = closed.closedValue();
        trade[PaperTradeWords.ENTRY_NS] = closed.entryNs();
        trade[PaperTradeWords.EXIT_NS] = closed.exitNs;
        trade[PaperTradeWords.GROSS] = closed.gross();
        trade[PaperTradeWords.CHARGES] = charges;
        trade[PaperTradeWords.SIGNAL] = closed.firstOrder().signal;
        trade[PaperTradeWords.NOTE] = OrderWords.note(closed.firstOrder().note);
        trade[PaperTradeWords.EXIT_NOTE] = OrderWords.note(closed.lastOrder().note);
        trade[PaperTradeWords.ENTRY_ORDER] = closed.firstOrder().number;
        trade[PaperTradeWords.EXIT_ORDER] = closed.lastOrder().number;
        trade[PaperTradeWords.EXIT_KIND] = closed.lastFill().kind().ordinal();
        trade[PaperTradeWords.PROVISIONAL] = closed.isToldFinal ? 0 : 1;
        findings.found(sequence, FindingType.PAPER_TRADE, trade, 0, PaperTradeWords.WORDS);
    }

    /** Tells trades of the instrument again that have been told as provisional, or whose charges moved. */
    void taxRounded(int id, long sequence) {
        List<OpenTrade> closed = account.trades.closed();
        for (int i = closed.size() - 1; i >= 0 && isOfLatestDay(closed.get(i)); i--) {
            OpenTrade one = closed.get(i);
            if (one.id == id && (!one.isToldFinal || isMoved(one))) {
                trade(one, sequence);
            }
        }
        sheet.changed();
    }

    private boolean isMoved(OpenTrade closed) {
        return chargesE4(closed.charges(account.costs, false)) != closed.told;
    }

    /** Trades that ended within the last day: those before have been told for good. */
    private boolean isOfLatestDay(OpenTrade closed) {
        return closed.exitNs > account.equity.lastTeNs() - 2 * 86_400_000_000_000L;
    }

    static long chargesE4(BigDecimal rupees) {
        return rupees.setScale(4, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }
}
