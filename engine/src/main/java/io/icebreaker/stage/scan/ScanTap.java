package io.icebreaker.stage.scan;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;

/** Findings passed on, with icebergs and marks heard by the scan stage as well. Allocates nothing. */
public final class ScanTap implements Findings {
    private final Findings next;
    private FoundWatch hearing;

    public ScanTap(Findings next) {
        this.next = next;
    }

    void hear(FoundWatch watch) {
        hearing = watch;
    }

    @Override
    public void found(long sequence, int type, long[] words, int at, int length) {
        next.found(sequence, type, words, at, length);
        if (type == FindingType.ICEBERG) {
            hearing.onIceberg(words, at);
        } else if (type == FindingType.MARK) {
            hearing.onMark(words, at);
        }
    }

    @Override
    public void value(long word) {
        next.value(word);
    }
}
