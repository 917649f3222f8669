package io.icebreaker.web;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What became of signals, by the sequence of the signal, as far as the board has said. One index a board,
 * read on as it is asked. Any thread.
 */
final class SignalOutcomes {
    /** As many as the signals' log keeps. */
    private static final int KEPT = 1 << 12;

    private static final Map<Board, SignalOutcomes> ALL = new WeakHashMap<>();

    /** {@code outcome} as {@link OutcomeWords} numbers it; time in ms, price E4. */
    record Found(int outcome, long timeMs, long price) {}

    private final FindingLog.Reader log;
    private final Map<Long, Found> bySignal =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Found> eldest) {
                    return size() > KEPT;
                }
            };

    private SignalOutcomes(FindingLog log) {
        this.log = log.reader(0);
    }

    static SignalOutcomes of(Board board) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(
                    board, b -> new SignalOutcomes(b.findings().log(FindingType.OUTCOME)));
        }
    }

    /** Null while the signal is open. */
    synchronized Found of(long signalSequence) {
        while (log.next()) {
            var found =
                    new Found(
                            (int) log.word(OutcomeWords.OUTCOME),
                            Json.ms(log.word(OutcomeWords.TIME_NS)),
                            log.word(OutcomeWords.PRICE));
            bySignal.put(log.word(OutcomeWords.SIGNAL_SEQUENCE), found);
        }
        return bySignal.get(signalSequence);
    }
}
