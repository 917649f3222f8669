package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanWords.*;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;

/** Writes SCAN findings. */
final class ScanTeller {
    private final Findings findings;
    private final Counters counters;
    private final long[] words = new long[WORDS];

    ScanTeller(StageContext context) {
        findings = context.findings();
        counters = context.counters();
        of(0, 0, 0, 0);
    }

    /** Begins a finding that nothing more is known of. */
    ScanTeller of(int id, int kind, long timeNs, int interval) {
        words[ID] = id;
        words[KIND] = kind;
        words[TIME_NS] = timeNs;
        words[INTERVAL] = interval;
        words[STATUS] = DELIVERED;
        words[DETAIL] = 0;
        words[SIDE] = 0;
        words[PRICE] = 0;
        return figures(Double.NaN, Double.NaN);
    }

    ScanTeller at(int side, long priceE4) {
        words[SIDE] = side;
        words[PRICE] = priceE4;
        return this;
    }

    ScanTeller detail(int detail) {
        words[DETAIL] = detail;
        return this;
    }

    ScanTeller figures(double first, double second) {
        words[FIRST] = Double.doubleToLongBits(first);
        words[SECOND] = Double.doubleToLongBits(second);
        return this;
    }

    /** An alert of the day, or one too many. */
    ScanTeller status(boolean delivered) {
        words[STATUS] = delivered ? DELIVERED : CAPPED;
        if (!delivered) {
            counters.increment(Counter.SCAN_CAPPED);
        }
        return this;
    }

    void tell(long sequence) {
        counters.increment(Counter.SCAN_HITS);
        findings.found(sequence, FindingType.SCAN, words, 0, WORDS);
    }
}
