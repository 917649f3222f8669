package io.icebreaker.feed.master;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words an instrument is found by, and what a user's words mean. All in lower case. */
final class SearchWords {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /** What people write for the words of a contract. */
    private static final Map<String, String> MEANT =
            Map.of(
                    "call",
                    "ce",
                    "calls",
                    "ce",
                    "put",
                    "pe",
                    "puts",
                    "pe",
                    "future",
                    "fut",
                    "futures",
                    "fut",
                    "bnf",
                    "banknifty");

    private static final int MAX_WORDS = 8;

    /** Words most instruments have at most. */
    static final int USUAL = 6;

    private SearchWords() {}

    static Set<String> of(Instrument it) {
        var words = new LinkedHashSet<String>();
        String symbol = it.symbol().toLowerCase(Locale.ROOT);
        if (it.type() == InstrumentType.EQ || it.type() == InstrumentType.IDX) {
            words.addAll(List.of(symbol.split("[^a-z0-9]+")));
            words.add(symbol.replaceAll("[^a-z0-9]", ""));
            if (it.type() == InstrumentType.IDX) {
                IndexTable.shipped()
                        .named(it.symbol())
                        .ifPresent(row -> words.add(row.underlying().toLowerCase(Locale.ROOT)));
            }
        } else {
            words.add(it.underlying().toLowerCase(Locale.ROOT));
            addContract(words, it);
        }
        words.add(it.segment().toLowerCase(Locale.ROOT));
        words.remove("");
        return words;
    }

    private static void addContract(Set<String> words, Instrument it) {
        words.add(it.type().name().toLowerCase(Locale.ROOT));
        if (it.type().isOption()) {
            words.add(Prices.format(it.strike()));
        }
        LocalDate expiry = it.expiry();
        if (expiry != null) {
            String month = MONTHS.get(expiry.getMonthValue() - 1);
            words.add(month);
            words.add(expiry.getDayOfMonth() + month);
        }
    }

    /** A user's words; of very many the first eight. */
    static List<String> query(String text) {
        var words = new ArrayList<String>();
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("[\\s:,]+")) {
            if (!word.isEmpty() && words.size() < MAX_WORDS) {
                words.add(meant(word));
            }
        }
        return words;
    }

    private static String meant(String word) {
        String known = MEANT.get(word);
        if (known != null) {
            return known;
        }
        boolean isMonth = word.length() > 3 && MONTHS.contains(word.substring(0, 3));
        if (isMonth && isMonthName(word)) {
            return word.substring(0, 3);
        }
        return word.matches("0\\d[a-z]{3}") ? word.substring(1) : word;
    }

    private static boolean isMonthName(String word) {
        for (Month month : Month.values()) {
            if (month.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
