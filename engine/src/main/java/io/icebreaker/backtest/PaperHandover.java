package io.icebreaker.backtest;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import java.math.BigDecimal;

/**
 * Hands a paper account from one trading day to the next: its words into the sheet that a day's end reads,
 * and back out of the HISTORY events at the head of the next journal, so that live, restart and replay begin
 * alike. Taken up once, before the first packet; later ones are passed by. A backtest takes up nothing: it
 * carries its account through all its days itself.
 *
 * <p>One owner, the compute lane. Cold: once a day, and whenever the sheet is shown.
 */
final class PaperHandover {
    /** A position as a HISTORY event tells it. */
    record Position(Tick event) {
        long word(int index) {
            return Events.historyWord(event, index);
        }

        BigDecimal charges() {
            return PaperCarry.rupees(word(PaperCarry.CHARGES), word(PaperCarry.CHARGES + 1));
        }

        /** What is left of the order that opened it: who, when and why. */
        Order entry(int id) {
            return new Order(
                    word(PaperCarry.ENTRY_ORDER),
                    id,
                    (int) word(PaperCarry.DIRECTION),
                    word(PaperCarry.OPENED_QTY),
                    OrderType.MARKET,
                    0,
                    word(PaperCarry.ENTRY_NS),
                    0,
                    OrderWords.text(word(PaperCarry.ENTRY_NOTE)),
                    Order.NO_SIGNAL, // its number is that of another journal
                    FillKind.TRADE);
        }
    }

    private final Account account;
    private final Sessions sessions;
    private boolean isTaken;
    private long toCome;

    PaperHandover(Account account, Sessions sessions) {
        this.account = account;
        this.sessions = sessions;
    }

    /** A HISTORY event; returns whether it changed the account. */
    boolean onHistory(Tick event, Broker broker) {
        boolean isBefore = account.equity.day() == null && broker.orders().count() == 0;
        int kind = Events.historyKind(event);
        if (kind == HistoryKind.PAPER_ACCOUNT && !isTaken && isBefore) {
            isTaken = true;
            takeAccount(event, broker);
            return true;
        }
        if (kind == HistoryKind.PAPER_POSITION && toCome > 0 && isBefore) {
            toCome--;
            takePosition(new Position(event));
            return true;
        }
        return false;
    }

    private void takeAccount(Tick event, Broker broker) {
        toCome = Events.historyWord(event, PaperCarry.POSITIONS);
        broker.orders().goOnBehind(Events.historyWord(event, PaperCarry.ORDERS));
        account.trades.numbersBehind(Events.historyWord(event, PaperCarry.TRADES));
        account.equity.carry(
                Events.historyWord(event, PaperCarry.CASH),
                PaperCarry.rupees(
                        Events.historyWord(event, PaperCarry.PAID),
                        Events.historyWord(event, PaperCarry.PAID + 1)),
                Events.historyWord(event, PaperCarry.END_GROSS));
    }

    /** One whose instrument is not there today counts as sold at what it was worth. */
    private void takePosition(Position position) {
        int id = position.event().id();
        if (!sessions.isDefined(id)) {
            account.equity.credit(worth(position));
            return;
        }
        account.carry(id, position);
    }

    private static long worth(Position position) {
        long direction = position.word(PaperCarry.DIRECTION);
        long bid = position.word(PaperCarry.BID);
        long book = direction > 0 ? bid : position.word(PaperCarry.ASK);
        long price = bid == 0 ? position.word(PaperCarry.LTP) : book;
        long qty = position.word(PaperCarry.OPENED_QTY) - position.word(PaperCarry.CLOSED_QTY);
        return direction * qty * price;
    }

    /** The account's words, as the day would leave it now; but {@link PaperCarry#END_GROSS}. */
    void account(long[] into, int at, Broker broker) {
        Equity equity = account.equity;
        into[at + PaperCarry.CASH] = equity.cash();
        PaperCarry.put(equity.paid().add(account.costs.dueRounding()), into, at + PaperCarry.PAID);
        into[at + PaperCarry.ORDERS] = broker.orders().soFar();
        into[at + PaperCarry.TRADES] = account.trades.closedSoFar();
        into[at + PaperCarry.POSITIONS] = account.trades.open().size();
    }

    /** A position's words, up to its quote, {@link PaperCarry#BID} and what follows. */
    void position(OpenTrade trade, long[] into, int at) {
        into[at + PaperCarry.DIRECTION] = trade.direction;
        into[at + PaperCarry.OPENED_QTY] = trade.openedQty();
        into[at + PaperCarry.OPENED_VALUE] = trade.openedValue();
        into[at + PaperCarry.CLOSED_QTY] = trade.closedQty();
        into[at + PaperCarry.CLOSED_VALUE] = trade.closedValue();
        into[at + PaperCarry.ENTRY_NS] = trade.entryNs();
        into[at + PaperCarry.ENTRY_ORDER] = trade.firstOrder().number;
        into[at + PaperCarry.ENTRY_NOTE] = OrderWords.note(trade.firstOrder().note);
        PaperCarry.put(trade.charges(account.costs, true), into, at + PaperCarry.CHARGES);
    }
}
