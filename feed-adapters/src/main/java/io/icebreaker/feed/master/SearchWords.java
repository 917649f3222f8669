package io.icebreaker.feed.master;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.agrona.collections.Long2ObjectHashMap;

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

    /** Whatever parts a symbol's words. */
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    /** Words most instruments have at most. */
    static final int USUAL = 6;

    /** What masters repeat in row after row is made once. */
    private final Map<String, String> lower = new HashMap<>();

    private final Map<LocalDate, List<String>> expiries = new HashMap<>();
    private final Long2ObjectHashMap<String> strikes = new Long2ObjectHashMap<>();
    private final List<String> words = new ArrayList<>(MAX_WORDS);

    /** For one thread. */
    SearchWords() {}

    /** The words of one instrument, each once; the list is good until the next call. */
    List<String> of(Instrument it) {
        words.clear();
        if (it.type() == InstrumentType.EQ || it.type() == InstrumentType.IDX) {
            addName(it);
        } else {
            add(lower(it.underlying()));
            addContract(it);
        }
        add(lower(it.segment()));
        return words;
    }

    private void addName(Instrument it) {
        String symbol = it.symbol().toLowerCase(Locale.ROOT);
        for (String part : BETWEEN.split(symbol)) {
            add(part);
        }
        add(BETWEEN.matcher(symbol).replaceAll(""));
        if (it.type() == InstrumentType.IDX) {
            IndexTable.shipped()
                    .named(it.symbol())
                    .ifPresent(row -> add(row.underlying().toLowerCase(Locale.ROOT)));
        }
    }

    private void addContract(Instrument it) {
        add(lower(it.type().name()));
        if (it.type().isOption()) {
            add(strikes.computeIfAbsent(it.strike(), Prices::format));
        }
        if (it.expiry() != null) {
            expiries.computeIfAbsent(it.expiry(), SearchWords::ofExpiry).forEach(this::add);
        }
    }

    private static List<String> ofExpiry(LocalDate expiry) {
        String month = MONTHS.get(expiry.getMonthValue() - 1);
        return List.of(month, expiry.getDayOfMonth() + month);
    }

    private String lower(String text) {
        return lower.computeIfAbsent(text, key -> key.toLowerCase(Locale.ROOT));
    }

    private void add(String word) {
        if (!word.isEmpty() && !words.contains(word)) {
            words.add(word);
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
