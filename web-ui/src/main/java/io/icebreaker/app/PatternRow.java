package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.tick.Instrument;

/** A pattern or swing as a row of the export. */
final class PatternRow {
    static final String HEADER =
            "segment,token,interval,start_ns,end_ns,pattern,value,price,target,bars_back";

    private PatternRow() {}

    static String[] of(long[] words, int at, Instrument instrument) {
        var back = new StringBuilder();
        for (int i = PatternWords.FIRST_BACK; i <= PatternWords.THIRD_BACK; i++) {
            if (words[at + i] > 0) {
                back.append(back.length() == 0 ? "" : "-").append(words[at + i]);
            }
        }
        return new String[] {
            instrument.segment(),
            Long.toString(instrument.token()),
            Interval.of((int) words[at + PatternWords.INTERVAL]).label(),
            Long.toString(words[at + PatternWords.START_NS]),
            Long.toString(words[at + PatternWords.END_NS]),
            PatternWords.name((int) words[at + PatternWords.KIND]),
            Long.toString(words[at + PatternWords.VALUE]),
            Doubles.text(Double.longBitsToDouble(words[at + PatternWords.PRICE])),
            Doubles.text(Double.longBitsToDouble(words[at + PatternWords.TARGET])),
            back.toString()
        };
    }
}
