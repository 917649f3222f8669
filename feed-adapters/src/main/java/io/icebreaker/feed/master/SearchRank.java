package io.icebreaker.feed.master;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Which of two found instruments comes first: what was asked for by its whole name, well-known indices,
 * their futures, shares, other indices, futures of shares, options; among those the nearest expiry, and the
 * strike nearest to the market where a price is known. All that depends on the instrument alone is worked
 * out once. Immutable; any thread.
 */
final class SearchRank {
    private static final int EXPIRY_BITS = 13;
    private static final int NAME_BITS = 6;
    private static final int DISTANCE_BITS = 20;
    private static final int FAMILY_BITS = 3;
    private static final int KIND_BITS = 3;
    private static final int OTHER_FAMILY = (1 << FAMILY_BITS) - 1;

    /** Added to whatever was not asked for by its whole name. */
    private static final long NOT_WHOLE =
            1L << KIND_BITS + FAMILY_BITS + EXPIRY_BITS + NAME_BITS + DISTANCE_BITS;

    private static final int BPS = 10_000;

    private final Instrument[] rows;
    private final long[] fixed;
    private final int[] underlyings;
    private final String[] names;

    SearchRank(Instrument[] rows) {
        this.rows = rows;
        fixed = new long[rows.length];
        underlyings = new int[rows.length];
        Map<String, Integer> families = families();
        Map<String, Integer> seen = new HashMap<>();
        long fromDay = firstDay(rows);
        for (int row = 0; row < rows.length; row++) {
            fixed[row] = fixed(rows[row], families, fromDay);
            underlyings[row] = seen.computeIfAbsent(rows[row].underlying(), u -> seen.size());
        }
        names = new String[seen.size()];
        seen.forEach((name, number) -> names[number] = name);
    }

    private static Map<String, Integer> families() {
        Map<String, Integer> families = new HashMap<>();
        List<IndexTable.Row> indices = IndexTable.shipped().rows();
        for (int n = 0; n < indices.size(); n++) {
            families.put(indices.get(n).symbol(), n);
            families.putIfAbsent(indices.get(n).underlying(), n);
        }
        families.remove("");
        return families;
    }

    private static long firstDay(Instrument[] rows) {
        return Arrays.stream(rows)
                .filter(it -> it.expiry() != null)
                .mapToLong(it -> it.expiry().toEpochDay())
                .min()
                .orElse(0);
    }

    private static long fixed(Instrument it, Map<String, Integer> families, long fromDay) {
        boolean isCash = it.type() == InstrumentType.EQ || it.type() == InstrumentType.IDX;
        String name = isCash ? it.symbol() : it.underlying();
        int family = families.getOrDefault(name, OTHER_FAMILY);
        long days = it.expiry() == null ? 0 : it.expiry().toEpochDay() - fromDay;
        long rank = kind(it, family != OTHER_FAMILY);
        rank = rank << FAMILY_BITS | Math.min(family, OTHER_FAMILY);
        rank = rank << EXPIRY_BITS | capped(days, EXPIRY_BITS);
        rank = rank << NAME_BITS | capped(name.length(), NAME_BITS);
        boolean isSecond = it.type() == InstrumentType.EQ && !it.segment().equals("NSE");
        return rank << DISTANCE_BITS | (isSecond ? 1 : 0);
    }

    private static int kind(Instrument it, boolean isKnown) {
        return switch (it.type()) {
            case IDX -> isKnown ? 0 : 3;
            case FUT -> isKnown ? 1 : 4;
            case EQ -> 2;
            case CE, PE -> 5;
        };
    }

    private static long capped(long value, int bits) {
        return Math.min(value, (1L << bits) - 1);
    }

    /** One search's ranks; one thread. */
    Asked asked(String text, List<String> words, ToLongFunction<String> spotOf) {
        return new Asked(text, words, spotOf);
    }

    /** Ranks as one search needs them. */
    final class Asked {
        private static final long NOT_ASKED = -1;

        private final long[] spots = new long[names.length];
        private final ToLongFunction<String> spotOf;
        private final String whole;
        private final String joined;

        /** {@code spotOf}: last price E4 of what an underlying names, 0 when unknown; asked once a name. */
        private Asked(String text, List<String> words, ToLongFunction<String> spotOf) {
            whole = text.strip();
            joined = String.join("", words);
            this.spotOf = spotOf;
            Arrays.fill(spots, NOT_ASKED);
        }

        /** The smaller, the earlier. */
        long of(int row, boolean isToken) {
            Instrument it = rows[row];
            long rank = fixed[row] + (isToken || isWhole(it) ? 0 : NOT_WHOLE);
            return it.type().isOption() ? rank + distance(it, underlyings[row]) : rank;
        }

        private boolean isWhole(Instrument it) {
            int more = it.symbol().length() - joined.length(); // "-EQ" and the like are three
            return it.symbol().equalsIgnoreCase(whole)
                    || it.type() == InstrumentType.EQ
                            && (more == 0 || more == 3)
                            && BookJoin.withoutSeries(it.symbol())
                                    .toLowerCase(Locale.ROOT)
                                    .equals(joined);
        }

        /** From strike to market in hundredths of a percent; 0 where the market is unknown. */
        private long distance(Instrument it, int underlying) {
            if (spots[underlying] == NOT_ASKED) {
                spots[underlying] = Math.max(0, spotOf.applyAsLong(names[underlying]));
            }
            long spot = spots[underlying];
            return spot == 0 ? 0 : capped(Math.abs(it.strike() - spot) * BPS / spot, DISTANCE_BITS);
        }
    }
}
