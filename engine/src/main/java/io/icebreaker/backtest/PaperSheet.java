package io.icebreaker.backtest;

import io.icebreaker.finding.PaperWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Shown;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The paper account for the board, {@link PaperWords}. One owner, the compute lane. */
final class PaperSheet implements Shown {
    private final Account account;
    private boolean isChanged;
    private int sampled;
    private LocalDate day;
    private long startGross;
    private long startNet;

    /** Whether each trade closed on the day has won, by number: one told again replaces itself. */
    private final Map<Long, Boolean> won = new HashMap<>();

    PaperSheet(Account account) {
        this.account = account;
    }

    void changed() {
        isChanged = true;
    }

    /** Notices a new day and new minutes. */
    void onEvent() {
        Equity equity = account.equity;
        if (equity.day() != null && !equity.day().equals(day)) {
            day = equity.day();
            won.clear();
            startGross = equity.dayStartGross();
            startNet = PaperReport.chargesE4(equity.dayStart());
            isChanged = true;
        }
        if (equity.samples().count() != sampled) {
            sampled = equity.samples().count();
            isChanged = true;
        }
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
        into[PaperWords.DAY_START_GROSS] = startGross;
        into[PaperWords.DAY_START_NET] = startNet;
        into[PaperWords.POSITIONS] = account.trades.open().size();
        into[PaperWords.POINTS] = points();
        into[PaperWords.PROVISIONAL] = account.costs.isProvisional() ? 1 : 0;
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
        into[at + PaperWords.PAID] = PaperReport.chargesE4(trade.costs(account.costs).total());
        into[at + PaperWords.ENTRY_NS] = trade.entryNs();
    }
}
