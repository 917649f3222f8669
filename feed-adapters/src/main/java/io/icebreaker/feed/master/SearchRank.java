package io.icebreaker.feed.master;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Which of two found instruments comes first: what was asked for by its whole name, well-known indices,
 * their futures, shares, other indices, futures of shares, options; among those the nearest expiry, and the
 * strike nearest to the market where a price is known. One search, one thread.
 */
final class SearchRank {
    private static final int EXPIRY_BITS = 13;
    private static final int NAME_BITS = 6;
    private static final int DISTANCE_BITS = 20;
    private static final int FAMILY_BITS = 3;
    private static final int KIND_BITS = 3;
    private static final int BPS = 10_000;

    private final Map<String, Integer> families = new HashMap<>();
    private final Map<String, Long> spots = new HashMap<>();
    private final ToLongFunction<String> spotOf;
    private final String whole;
    private final String joined;
    private final long fromDay;

    /**
     * @param spotOf last price E4 of what an underlying names, 0 when unknown; asked once a name
     * @param fromDay epoch day from which expiries are counted
     */
    SearchRank(String text, List<String> words, ToLongFunction<String> spotOf, long fromDay) {
        whole = text.strip();
        joined = String.join("", words);
        this.spotOf = spotOf;
        this.fromDay = fromDay;
        List<IndexTable.Row> rows = IndexTable.shipped().rows();
        for (int n = 0; n < rows.size(); n++) {
            families.put(rows.get(n).symbol(), n);
            families.putIfAbsent(rows.get(n).underlying(), n);
        }
    }

    /** The smaller, the earlier. */
    long of(Instrument it, boolean isToken) {
        boolean isCash = it.type() == InstrumentType.EQ || it.type() == InstrumentType.IDX;
        String name = isCash ? it.symbol() : it.underlying();
        int family = families.getOrDefault(name, (1 << FAMILY_BITS) - 1);
        long rank = isToken || isWhole(it) ? 0 : 1;
        rank = rank << KIND_BITS | kind(it, family < (1 << FAMILY_BITS) - 1);
        rank = rank << FAMILY_BITS | family;
        rank = rank << EXPIRY_BITS | capped(days(it), EXPIRY_BITS);
        rank = rank << NAME_BITS | capped(name.length(), NAME_BITS);
        return rank << DISTANCE_BITS | capped(distance(it), DISTANCE_BITS);
    }

    private boolean isWhole(Instrument it) {
        return it.symbol().equalsIgnoreCase(whole)
                || it.type() == InstrumentType.EQ
                        && BookJoin.withoutSeries(it.symbol())
                                .toLowerCase(Locale.ROOT)
                                .equals(joined);
    }

    private static int kind(Instrument it, boolean isKnown) {
        return switch (it.type()) {
            case IDX -> isKnown ? 0 : 3;
            case FUT -> isKnown ? 1 : 4;
            case EQ -> 2;
            case CE, PE -> 5;
        };
    }

    private long days(Instrument it) {
        return it.expiry() == null ? 0 : Math.max(0, it.expiry().toEpochDay() - fromDay);
    }

    /**
     * From strike to market in hundredths of a percent, 0 where it is unknown; a share's is 1 on any
     * exchange but NSE.
     */
    private long distance(Instrument it) {
        if (it.type() == InstrumentType.EQ) {
            return it.segment().equals("NSE") ? 0 : 1;
        }
        if (!it.type().isOption()) {
            return 0;
        }
        long spot = spots.computeIfAbsent(it.underlying(), spotOf::applyAsLong);
        return spot <= 0 ? 0 : Math.abs(it.strike() - spot) * BPS / spot;
    }

    private static long capped(long value, int bits) {
        return Math.min(value, (1L << bits) - 1);
    }
}
