package io.icebreaker.stage.signal;

import static io.icebreaker.finding.WindowWords.*;

import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Shown;

/** The latest values of each instrument, for the board; they enter the output hash as they come. */
final class WindowSheet implements Shown {
    private final long[] words;
    private final Changed changed;
    private final Findings findings;

    WindowSheet(int maxInstruments, Findings findings) {
        words = new long[maxInstruments * WORDS];
        changed = new Changed(maxInstruments);
        this.findings = findings;
    }

    void show(int id, long te, long[] window, Values v, Pcr pcr) {
        int at = id * WORDS;
        words[at + TIME_NS] = te;
        words[at + WINDOW_MS] = v.windowMs == WindowState.NONE ? -1 : v.windowMs;
        put(at + R_BID, v.rBid);
        put(at + R_ASK, v.rAsk);
        put(at + R_REL_BID, v.relBid);
        put(at + R_REL_ASK, v.relAsk);
        words[at + INSTITUTIONAL_BID] = v.institutionalBid ? 1 : 0;
        words[at + INSTITUTIONAL_ASK] = v.institutionalAsk ? 1 : 0;
        put(at + OBI_W, v.obi);
        put(at + DL, v.dl);
        put(at + SURGE, v.surge);
        put(at + R_BPS, v.rBps);
        words[at + BUY] = WindowState.sum(window, WindowState.BUY);
        words[at + SELL] = WindowState.sum(window, WindowState.SELL);
        words[at + PCR_STATE] = pcr.state;
        put(at + PCR, pcr.ratio);
        words[at + PCR_LABEL] = pcr.label;
        changed.mark(id);
        for (int word = R_BID; word <= R_BPS; word++) {
            findings.value(words[at + word]);
        }
    }

    private void put(int at, double value) {
        words[at] = Double.doubleToLongBits(value);
    }

    @Override
    public int sheet() {
        return Sheet.WINDOW;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words, key * WORDS, into, 0, WORDS);
    }
}
