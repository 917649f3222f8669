package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps copies of all output records of a pipeline. */
final class Found implements OutputSink {
    /** One record as the stages made it. */
    record Record(long sequence, long[] words) {}

    final List<Record> trades = new ArrayList<>();
    final List<Record> bars = new ArrayList<>();

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        var copy = new Record(sequence, Arrays.copyOfRange(words, at, at + length));
        if (type == OutputType.TRADE) {
            trades.add(copy);
        } else if (type == OutputType.BAR) {
            bars.add(copy);
        }
    }

    List<Record> bars(int id, int interval) {
        return bars.stream()
                .filter(bar -> bar.words()[Bar.ID] == id && bar.words()[Bar.INTERVAL] == interval)
                .toList();
    }
}
