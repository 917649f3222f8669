package io.icebreaker.stage.alert;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.SignalWords;
import java.util.Arrays;

/**
 * Findings passed on; what rules ask of them is remembered: the marks of the bar in hand, each instrument's
 * last signal. Compute lane; allocates nothing.
 */
public final class FoundTap implements Findings {
    private final Findings next;
    private final Sessions sessions;

    /** Of an instrument's last signal. */
    private final long[] sessionNs;

    private final long[] confidence;
    private final long[] rankScore;

    /** The bar whose marks are counted. */
    private long id = -1;

    private long interval;
    private long startNs;
    private int stackedBuy;
    private int stackedSell;
    private int absorption;

    public FoundTap(Findings next, Sessions sessions, int maxInstruments) {
        this.next = next;
        this.sessions = sessions;
        sessionNs = new long[maxInstruments];
        confidence = new long[maxInstruments];
        rankScore = new long[maxInstruments];
        Arrays.fill(sessionNs, Long.MIN_VALUE);
    }

    @Override
    public void found(long sequence, int type, long[] words, int at, int length) {
        next.found(sequence, type, words, at, length);
        if (type == FindingType.MARK) {
            mark(words, at);
        } else if (type == FindingType.SIGNAL) {
            int of = (int) words[at + SignalWords.ID];
            sessionNs[of] = words[at + SignalWords.SESSION_OPEN_NS];
            confidence[of] = words[at + SignalWords.CONFIDENCE];
            rankScore[of] = words[at + SignalWords.RANK_SCORE];
        }
    }

    @Override
    public void value(long word) {
        next.value(word);
    }

    private void mark(long[] words, int at) {
        if (!isOf(
                words[at + MarkWords.ID],
                words[at + MarkWords.INTERVAL],
                words[at + MarkWords.START_NS])) {
            id = words[at + MarkWords.ID];
            interval = words[at + MarkWords.INTERVAL];
            startNs = words[at + MarkWords.START_NS];
            stackedBuy = 0;
            stackedSell = 0;
            absorption = 0;
        }
        switch ((int) words[at + MarkWords.KIND]) {
            case MarkKind.STACKED_BUY -> stackedBuy++;
            case MarkKind.STACKED_SELL -> stackedSell++;
            case MarkKind.ABSORPTION_BULL -> absorption = 1;
            case MarkKind.ABSORPTION_BEAR -> absorption = -1;
            default -> {
                // Rules do not ask for it.
            }
        }
    }

    private boolean isOf(long ofId, long ofInterval, long ofStartNs) {
        return id == ofId && interval == ofInterval && startNs == ofStartNs;
    }

    private boolean isOf(long[] bar, int at) {
        return isOf(bar[at + Bar.ID], bar[at + Bar.INTERVAL], bar[at + Bar.START_NS]);
    }

    /** Zones of buyers that the bar in hand formed. */
    int stackedBuy(long[] bar, int at) {
        return isOf(bar, at) ? stackedBuy : 0;
    }

    int stackedSell(long[] bar, int at) {
        return isOf(bar, at) ? stackedSell : 0;
    }

    /** +1 bullish, -1 bearish, 0 none. */
    int absorption(long[] bar, int at) {
        return isOf(bar, at) ? absorption : 0;
    }

    private boolean hasSignal(int of) {
        return sessions.isDefined(of) && sessionNs[of] == sessions.session(of).openNs();
    }

    /** Confidence of the last signal of the session, NaN without one. */
    public double confidence(int of) {
        return hasSignal(of) ? confidence[of] : Double.NaN;
    }

    public double rankScore(int of) {
        return hasSignal(of) ? rankScore[of] : Double.NaN;
    }
}
