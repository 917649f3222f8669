package io.icebreaker.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which instruments there are, by segment and symbol: what rules' symbols are looked for in (analytics 9.2).
 * Cold; one thread.
 */
public final class SymbolTable {
    /** Not there. */
    public static final int NONE = -1;

    /** After the instrument's own segment. */
    private static final List<String> ORDER =
            List.of("NSE", "IDX", "BSE", "NFO", "BFO", "MCX", "CDS", "BCD");

    private record Named(String segment, String symbol) {}

    private final List<Named> byId = new ArrayList<>();
    private final Map<String, Map<String, Integer>> idsBySegment = new TreeMap<>();

    /** Takes up an instrument; of two that are called the same, the first stands. */
    public void define(int id, String segment, String symbol) {
        while (byId.size() <= id) {
            byId.add(null);
        }
        byId.set(id, new Named(segment, symbol));
        idsBySegment.computeIfAbsent(segment, s -> new TreeMap<>()).putIfAbsent(symbol, id);
    }

    /** One more than the greatest id. */
    public int count() {
        return byId.size();
    }

    public boolean isDefined(int id) {
        return byId.get(id) != null;
    }

    public String symbol(int id) {
        return byId.get(id).symbol;
    }

    /** The instrument a rule means that is evaluated for another; {@link #NONE} when there is none. */
    int find(String symbol, int forId) {
        if (byId.get(forId).symbol.equals(symbol)) {
            return forId;
        }
        int own = in(byId.get(forId).segment, symbol);
        for (int next = 0; own == NONE && next < ORDER.size(); next++) {
            own = in(ORDER.get(next), symbol);
        }
        return own;
    }

    /** Whether any segment has it. */
    boolean isKnown(String symbol) {
        return idsBySegment.values().stream().anyMatch(ids -> ids.containsKey(symbol));
    }

    private int in(String segment, String symbol) {
        return idsBySegment.getOrDefault(segment, Map.of()).getOrDefault(symbol, NONE);
    }
}
