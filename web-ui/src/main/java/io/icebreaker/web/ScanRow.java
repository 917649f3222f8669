package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;

/**
 * What scanners know of an instrument: {@link ScanRowWords} with names. Immutable.
 *
 * @param words a copy of its own
 */
record ScanRow(int id, Instrument instrument, long[] words) {
    long word(int at) {
        return words[at];
    }

    double number(int at) {
        return Double.longBitsToDouble(words[at]);
    }

    /** An E4 price, NaN for none. */
    double price(int at) {
        return words[at] == 0 ? Double.NaN : words[at];
    }

    /** A moment in epoch ms, NaN for never. */
    double timeMs(int at) {
        return words[at] == 0 ? Double.NaN : Json.ms(words[at]);
    }

    double rupees(int at) {
        return price(at) / Prices.ONE;
    }

    /** An indicator of the daily series, today's bar last. */
    double daily(Indicator indicator) {
        return number(ScanRowWords.DAILY + indicator.ordinal());
    }

    String symbol() {
        return instrument.symbol();
    }

    String interval(int at) {
        return Interval.of((int) words[at]).label();
    }

    /** Open interest, NaN where nobody knows it. */
    double oi() {
        return words[ScanRowWords.OI] < 0 ? Double.NaN : words[ScanRowWords.OI];
    }

    /** Its change against the previous day's close. */
    double oiChange() {
        long before = words[ScanRowWords.PREV_OI];
        return before < 0 ? Double.NaN : oi() - before;
    }

    /** The same in percent. */
    double oiPct() {
        long before = words[ScanRowWords.PREV_OI];
        return before > 0 ? 100 * oiChange() / before : Double.NaN;
    }
}
