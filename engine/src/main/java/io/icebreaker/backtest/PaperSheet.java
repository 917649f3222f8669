package io.icebreaker.backtest;

import io.icebreaker.finding.PaperCarry;
import io.icebreaker.finding.PaperWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Shown;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paper account for the board, {@link PaperWords}. Prices are those of the last look, so that what is
 * shown in the end does not depend on where a batch ended. One owner, the compute lane.
 */
final class PaperSheet implements Shown {
    /** Prices move the sheet this often at most: copying it costs some 500 points. */
    private static final long SECOND_NS = 1_000_000_000L;

    /** Of a position: at which price it would be closed, and its quote for the next day. */
    private static final int SEEN = 1 + PaperCarry.POSITION - PaperCarry.BID;

    private final Account account;
    private final Broker broker;
    private final PaperHandover handover;
    private boolean isChanged;
    private int sampled;
    private LocalDate day;
    private long shownNs;
    private boolean isStale;
    private long endGross;

    /** As of the last look: {@link #SEEN} words for each open position. */
    private long[] seen = new long[8 * SEEN];

    private final long[] now = new long[SEEN];

    /** Whether each trade closed on the day has won, by number: one told again replaces itself. */
    private final Map<Long, Boolean> won = new HashMap<>();

    PaperSheet(Account account, Broker broker, PaperHandover handover) {
        this.account = account;
        this.broker = broker;
        this.handover = handover;
    }

    void changed() {
        isStale = true;
    }

    /** Notices a new day, new minutes and, once a second, new prices of what is held. */
    void onEvent(long receiveTimeNs) {
        Equity equity = account.equity;
        if (equity.day() != null && !equity.day().equals(day)) {
            day = equity.day();
            won.clear();
            isStale = true;
        }
        if (equity.samples().count() != sampled) {
            sampled = equity.samples().count();
            isStale = true;
        }
        boolean isSecondOver = receiveTimeNs - shownNs >= SECOND_NS;
        if (isSecondOver) {
            shownNs = receiveTimeNs;
        }
        if (isStale || isSecondOver) {
            boolean isMoved = look();
            isChanged |= isStale || isMoved;
            isStale = false;
        }
    }

    /** Takes the prices of what is held; whether any has moved. */
    private boolean look() {
        List<OpenTrade> open = account.trades.open();
        if (seen.length < open.size() * SEEN) {
            seen = Arrays.copyOf(seen, 2 * open.size() * SEEN);
        }
        long gross = account.equity.endGross();
        boolean isMoved = gross != endGross;
        endGross = gross;
        for (int i = 0; i < open.size(); i++) {
            OpenTrade trade = open.get(i);
            now[0] = account.quotes.exit(trade.id, trade.direction);
            account.quotes.handOver(trade.id, now, 1);
            isMoved |= !Arrays.equals(now, 0, SEEN, seen, i * SEEN, (i + 1) * SEEN);
            System.arraycopy(now, 0, seen, i * SEEN, SEEN);
        }
        return isMoved;
    }

    /** A trade closed, or its charges changed. */
    void closed(OpenTrade trade, long charges) {
        won.put(trade.number, trade.gross() > charges);
        isStale = true;
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
        into[PaperWords.CARRY + PaperCarry.END_GROSS] = endGross;
        int at = PaperWords.HEADER;
        List<OpenTrade> open = account.trades.open();
        for (int i = 0; i < open.size(); i++) {
            position(open.get(i), i * SEEN, into, at);
            at += PaperWords.POSITION;
        }
        Samples samples = equity.samples();
        for (int i = samples.count() - points(); i < samples.count(); i++) {
            into[at++] = samples.timeNs(i);
            into[at++] = PaperReport.chargesE4(samples.equity(i));
        }
    }

    private void position(OpenTrade trade, int from, long[] into, int at) {
        into[at + PaperWords.ID] = trade.id;
        into[at + PaperWords.QTY] = trade.direction * trade.qty();
        into[at + PaperWords.AVERAGE] = Math.round(trade.entry());
        into[at + PaperWords.PAID] = PaperReport.chargesE4(trade.charges(account.costs, false));
        into[at + PaperWords.ENTRY_NS] = trade.entryNs();
        into[at + PaperWords.EXIT] = seen[from];
        handover.position(trade, into, at + PaperWords.CARRIED);
        int quote = at + PaperWords.CARRIED + PaperCarry.BID;
        System.arraycopy(seen, from + 1, into, quote, SEEN - 1);
    }
}
