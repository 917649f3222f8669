package io.icebreaker.backtest;

import io.icebreaker.finding.PaperWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Shown;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paper account for the board, {@link PaperWords}. One owner, the compute lane. */
final class PaperSheet implements Shown {
    /** Prices move the sheet this often at most: copying it costs some 500 points. */
    private static final long SECOND_NS = 1_000_000_000L;

    private final Account account;
    private final Broker broker;
    private final PaperHandover handover;
    private boolean isChanged;
    private int sampled;
    private LocalDate day;
    private long shownNs;
    private long worth;

    /** Whether each trade closed on the day has won, by number: one told again replaces itself. */
    private final Map<Long, Boolean> won = new HashMap<>();

    PaperSheet(Account account, Broker broker, PaperHandover handover) {
        this.account = account;
        this.broker = broker;
        this.handover = handover;
    }

    void changed() {
        isChanged = true;
    }

    /** Notices a new day, new minutes and, once a second, new prices of what is held. */
    void onEvent(long receiveTimeNs) {
        Equity equity = account.equity;
        if (equity.day() != null && !equity.day().equals(day)) {
            day = equity.day();
            won.clear();
            isChanged = true;
        }
        if (equity.samples().count() != sampled) {
            sampled = equity.samples().count();
            isChanged = true;
        }
        if (receiveTimeNs - shownNs >= SECOND_NS) {
            shownNs = receiveTimeNs;
            look();
        }
    }

    private void look() {
        List<OpenTrade> open = account.trades.open();
        long sum = 0;
        for (int i = 0; i < open.size(); i++) {
            OpenTrade trade = open.get(i);
            sum += trade.direction * trade.qty() * exit(trade);
        }
        isChanged |= sum != worth;
        worth = sum;
    }

    private long exit(OpenTrade trade) {
        return account.quotes.exit(trade.id, trade.direction);
    }

    /** A trade closed, or its charges changed. */
    void closed(OpenTrade trade, long charges) {
        won.put(trade.number, trade.gross() > charges);
        isChanged = true;
    }

    @Override
    public int sheet() {
        return Sheet.PAPER;
    }

    @Override
    public int nextChanged() {
        boolean was = isChanged;
        isChanged = false;
        return was ? 0 : -1;
    }

    @Override
    public int length(int key) {
        return PaperWords.HEADER
                + account.trades.open().size() * PaperWords.POSITION
                + points() * PaperWords.POINT;
    }

    private int points() {
        return Math.min(PaperWords.MOST_POINTS, account.equity.samples().count());
    }

    @Override
    public void copy(int key, long[] into) {
        Equity equity = account.equity;
        into[PaperWords.EPOCH_DAY] = day == null ? 0 : day.toEpochDay();
        into[PaperWords.TRADES] = won.size();
        into[PaperWords.WINS] = won.values().stream().filter(win -> win).count();
        into[PaperWords.CASH] = equity.cash();
        into[PaperWords.CHARGES] =
                PaperReport.chargesE4(equity.paid().add(account.costs.roundedNotPaid()));
        into[PaperWords.DAY_START_GROSS] = equity.dayStartGross();
        into[PaperWords.DAY_START_NET] = PaperReport.chargesE4(equity.dayStart());
        into[PaperWords.POSITIONS] = account.trades.open().size();
        into[PaperWords.POINTS] = points();
        into[PaperWords.PROVISIONAL] = account.costs.isProvisional() ? 1 : 0;
        handover.account(into, PaperWords.CARRY, broker);
        int at = PaperWords.HEADER;
        for (OpenTrade trade : account.trades.open()) {
            position(trade, into, at);
            at += PaperWords.POSITION;
        }
        Samples samples = equity.samples();
        for (int i = samples.count() - points(); i < samples.count(); i++) {
            into[at++] = samples.timeNs(i);
            into[at++] = PaperReport.chargesE4(samples.equity(i));
        }
    }

    private void position(OpenTrade trade, long[] into, int at) {
        into[at + PaperWords.ID] = trade.id;
        into[at + PaperWords.QTY] = trade.direction * trade.qty();
        into[at + PaperWords.AVERAGE] = Math.round(trade.entry());
        into[at + PaperWords.PAID] = PaperReport.chargesE4(trade.charges(account.costs, false));
        into[at + PaperWords.ENTRY_NS] = trade.entryNs();
        into[at + PaperWords.EXIT] = exit(trade);
        handover.position(trade, into, at + PaperWords.CARRIED);
    }
}
