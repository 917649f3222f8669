package io.icebreaker.app;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Recorded signals as CSV rows in ring order, suppressed ones included. An outcome belongs to its signal's
 * row although it comes later, so rows wait until nothing follows. One thread.
 */
final class SignalRows {
    static final String HEADER =
            "segment,token,time_ns,type,confidence,rank_score,p_base,p_pcr,p_imbalance,p_institutional,"
                    + "p_surge,r_bid,r_ask,obi_w,dl,surge,r_bps,entry,stop,target,status,outcome,outcome_ns";

    /** The two last columns, empty while the signal is open. */
    private static final int OUTCOME = HEADER.split(",").length - 2;

    private final IntFunction<Instrument> instruments;
    private final List<String[]> rows = new ArrayList<>();
    private final Map<Long, String[]> bySequence = new HashMap<>();

    SignalRows(IntFunction<Instrument> instruments) {
        this.instruments = instruments;
    }

    /** Takes up a SIGNAL or an OUTCOME; leaves other records alone. */
    void accept(long sequence, int type, long[] words, int at) {
        if (type == FindingType.SIGNAL) {
            String[] row = row(words, at);
            rows.add(row);
            bySequence.put(sequence, row);
        } else if (type == FindingType.OUTCOME) {
            String[] row = bySequence.get(words[at + OutcomeWords.SIGNAL_SEQUENCE]);
            row[OUTCOME] = OutcomeWords.name(words[at + OutcomeWords.OUTCOME]);
            row[OUTCOME + 1] = Long.toString(words[at + OutcomeWords.TIME_NS]);
        }
    }

    /** Hands out all rows. */
    void finish(Consumer<String[]> csv) {
        rows.forEach(csv);
        rows.clear();
    }

    private String[] row(long[] w, int at) {
        Instrument instrument = instruments.apply((int) w[at + SignalWords.ID]);
        return new String[] {
            instrument.segment(),
            Long.toString(instrument.token()),
            text(w, at + SignalWords.TIME_NS),
            SignalWords.typeName(w[at + SignalWords.TYPE]),
            text(w, at + SignalWords.CONFIDENCE),
            text(w, at + SignalWords.RANK_SCORE),
            text(w, at + SignalWords.P_BASE),
            text(w, at + SignalWords.P_PCR),
            text(w, at + SignalWords.P_IMBALANCE),
            text(w, at + SignalWords.P_INSTITUTIONAL),
            text(w, at + SignalWords.P_SURGE),
            number(w, at + SignalWords.R_BID),
            number(w, at + SignalWords.R_ASK),
            number(w, at + SignalWords.OBI_W),
            number(w, at + SignalWords.DL),
            number(w, at + SignalWords.SURGE),
            number(w, at + SignalWords.R_BPS),
            Prices.format(w[at + SignalWords.ENTRY]),
            Prices.format(w[at + SignalWords.STOP]),
            Prices.format(w[at + SignalWords.TARGET]),
            SignalWords.statusName(w[at + SignalWords.STATUS]),
            "",
            ""
        };
    }

    private static String text(long[] words, int at) {
        return Long.toString(words[at]);
    }

    private static String number(long[] words, int at) {
        return Doubles.text(Double.longBitsToDouble(words[at]));
    }
}
