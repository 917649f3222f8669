package io.icebreaker.feed.master;

import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * Finds instruments by a few words: {@code nif 245 ce}, {@code reliance}, {@code bank fut dec}, a token, a
 * symbol. Each word must begin one of the instrument's. Words are numbered in order of the alphabet, so
 * that those a prefix fits are a range of numbers, and a search is one pass over arrays. Immutable; any
 * thread.
 */
public final class InstrumentSearch {
    /** As many answers are given at most. */
    public static final int MAX_LIMIT = 200;

    private final Instrument[] bySymbol;
    private final String[] symbols;
    private final String[] dictionary;

    /** Numbers of the words of all instruments, one after the other; each one's begin at {@code first}. */
    private final int[] words;

    private final int[] first;
    private final SearchRank rank;

    public InstrumentSearch(List<Instrument> instruments) {
        bySymbol = instruments.toArray(new Instrument[0]);
        Arrays.sort(
                bySymbol, Comparator.comparing(Instrument::symbol, String.CASE_INSENSITIVE_ORDER));
        symbols = Arrays.stream(bySymbol).map(Instrument::symbol).toArray(String[]::new);
        rank = new SearchRank(bySymbol);
        first = new int[bySymbol.length + 1];
        Map<String, Integer> seen = new HashMap<>();
        words = numbered(seen);
        dictionary = seen.keySet().toArray(new String[0]);
        Arrays.sort(dictionary);
        int[] place = new int[dictionary.length];
        for (int n = 0; n < dictionary.length; n++) {
            place[seen.get(dictionary[n])] = n;
        }
        Arrays.setAll(words, at -> place[words[at]]);
    }

    /** All words as they come, each numbered when it is first seen. */
    private int[] numbered(Map<String, Integer> seen) {
        int[] all = new int[bySymbol.length * SearchWords.USUAL];
        int at = 0;
        var wordsOf = new SearchWords();
        for (int row = 0; row < bySymbol.length; row++) {
            first[row] = at;
            for (String word : wordsOf.of(bySymbol[row])) {
                if (at == all.length) {
                    all = Arrays.copyOf(all, at + at / 2 + SearchWords.USUAL);
                }
                all[at++] = seen.computeIfAbsent(word, w -> seen.size());
            }
        }
        first[bySymbol.length] = at;
        return Arrays.copyOf(all, at);
    }

    public int size() {
        return bySymbol.length;
    }

    /**
     * The best few, the best first; none for no words.
     *
     * @param text what the user wrote
     * @param limit 1..{@value #MAX_LIMIT}
     * @param spotOf last price E4 of what an underlying's name stands for, 0 when unknown
     */
    public List<Instrument> find(String text, int limit, ToLongFunction<String> spotOf) {
        List<String> query = SearchWords.query(text);
        List<Instrument> found = find(text, query, limit, spotOf);
        for (int at = 0; found.isEmpty() && at + 1 < query.size(); at++) {
            var together = new ArrayList<>(query); // "bank nifty" for BANKNIFTY
            together.set(at, query.get(at) + together.remove(at + 1));
            found = find(text, together, limit, spotOf);
        }
        return found;
    }

    /** One found row and what it is sorted by. */
    private record Hit(long rank, int row) {}

    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingLong(Hit::rank).thenComparingInt(Hit::row);

    private List<Instrument> find(
            String text, List<String> query, int limit, ToLongFunction<String> spotOf) {
        if (query.isEmpty()) {
            return List.of();
        }
        SearchRank.Asked asked = rank.asked(text, query, spotOf);
        Range[] ranges = query.stream().map(this::range).toArray(Range[]::new);
        var best = new PriorityQueue<>(limit + 1, Collections.reverseOrder(BEST_FIRST));
        for (int row = 0; row < bySymbol.length; row++) {
            if (fits(row, ranges)) {
                boolean isToken = ranges.length == 1 && ranges[0].token == bySymbol[row].token();
                keep(best, limit, asked.of(row, isToken), row);
            }
        }
        return best.stream().sorted(BEST_FIRST).map(hit -> bySymbol[hit.row]).toList();
    }

    /** Rows come in their order, so that of equals those kept before stay. */
    private static void keep(PriorityQueue<Hit> best, int limit, long rank, int row) {
        if (best.size() < limit) {
            best.add(new Hit(rank, row));
        } else if (rank < best.peek().rank) {
            best.poll();
            best.add(new Hit(rank, row));
        }
    }

    /**
     * What one word of a query fits.
     *
     * @param token the number it is, -1 for none
     */
    private record Range(int fromWord, int toWord, int fromRow, int toRow, long token) {
        boolean holdsWord(int word) {
            return word >= fromWord && word < toWord;
        }

        boolean holdsRow(int row) {
            return row >= fromRow && row < toRow;
        }
    }

    private Range range(String word) {
        boolean isNumber = word.matches("\\d{1,10}");
        return new Range(
                lower(dictionary, word),
                lower(dictionary, word + Character.MAX_VALUE),
                lower(symbols, word),
                lower(symbols, word + Character.MAX_VALUE),
                isNumber ? Long.parseLong(word) : -1);
    }

    private static int lower(String[] sorted, String word) {
        int at = Arrays.binarySearch(sorted, word, String.CASE_INSENSITIVE_ORDER);
        while (at > 0 && sorted[at - 1].equalsIgnoreCase(word)) {
            at--;
        }
        return at < 0 ? -at - 1 : at;
    }

    private boolean fits(int row, Range[] ranges) {
        for (Range range : ranges) {
            boolean one = range.holdsRow(row);
            for (int at = first[row]; at < first[row + 1] && !one; at++) {
                one = range.holdsWord(words[at]);
            }
            if (!one && (ranges.length > 1 || range.token != bySymbol[row].token())) {
                return false;
            }
        }
        return true;
    }
}
