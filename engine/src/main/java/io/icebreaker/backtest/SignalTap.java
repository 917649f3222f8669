package io.icebreaker.backtest;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import java.util.ArrayList;
import java.util.List;

/** Findings passed on, with signals heard by strategies as well. Compute lane; allocates nothing. */
public final class SignalTap implements Findings {
    private final Findings next;
    private final List<StrategyStage> hearing = new ArrayList<>(2);

    public SignalTap(Findings next) {
        this.next = next;
    }

    /** Adds a strategy, before the first event. */
    public void add(StrategyStage stage) {
        hearing.add(stage);
    }

    @Override
    public void found(long sequence, int type, long[] words, int at, int length) {
        next.found(sequence, type, words, at, length);
        if (type == FindingType.SIGNAL) {
            for (int i = 0; i < hearing.size(); i++) {
                hearing.get(i).onSignal(sequence, words, at);
            }
        }
    }

    @Override
    public void value(long word) {
        next.value(word);
    }
}
