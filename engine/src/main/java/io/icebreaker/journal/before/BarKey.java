package io.icebreaker.journal.before;

import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Instrument;
import java.util.Comparator;

/**
 * Whose bars a series holds. Tokens are given anew and symbols are listed anew: only both together are the
 * same thing as yesterday.
 */
public record BarKey(String segment, long token, String symbol, Interval interval)
        implements Comparable<BarKey> {
    private static final Comparator<BarKey> ORDER =
            Comparator.comparing(BarKey::segment)
                    .thenComparing(BarKey::symbol)
                    .thenComparingLong(BarKey::token)
                    .thenComparing(BarKey::interval);

    public static BarKey of(Instrument instrument, Interval interval) {
        return new BarKey(instrument.segment(), instrument.token(), instrument.symbol(), interval);
    }

    @Override
    public int compareTo(BarKey other) {
        return ORDER.compare(this, other);
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return segment + ":" + symbol + " (" + token + ") " + interval.label();
    }
}
