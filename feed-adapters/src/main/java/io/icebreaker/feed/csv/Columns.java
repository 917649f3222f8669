package io.icebreaker.feed.csv;

import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where each column stands in this file; columns are found by name, unknown ones are ignored. */
final class Columns {
    static final int ABSENT = -1;

    /** By side: the prefixes of price, size and number of orders. */
    private static final String[][] LEVEL_PREFIXES = {{"ap", "aq", "ao"}, {"bp", "bq", "bo"}};

    private final List<String> names;
    private final int[] prices = new int[PriceField.values().length];
    private final int[] sizes = new int[SizeField.values().length];
    private final int[][][] levels = new int[2][3][Tick.LEVELS];
    private final int receiveTime;
    private final int exchangeTime;
    private final int lastTradeTime;
    private final int segment;
    private final int token;
    private final int trueBuy;
    private final int trueSell;

    private Columns(Path file, List<String> names) throws IOException {
        this.names = names;
        receiveTime = required(file, "recv_ns");
        segment = required(file, "segment");
        token = required(file, "token");
        exchangeTime = names.indexOf("exch_ns");
        lastTradeTime = names.indexOf("ltt_ns");
        trueBuy = names.indexOf("true_buy");
        trueSell = names.indexOf("true_sell");
        for (PriceField field : PriceField.values()) {
            prices[field.ordinal()] = names.indexOf(field.column);
        }
        for (SizeField field : SizeField.values()) {
            sizes[field.ordinal()] = names.indexOf(field.column);
        }
        for (int side = 0; side < 2; side++) {
            for (int part = 0; part < 3; part++) {
                for (int level = 0; level < Tick.LEVELS; level++) {
                    levels[side][part][level] =
                            names.indexOf(LEVEL_PREFIXES[side][part] + (level + 1));
                }
            }
        }
    }

    static Columns of(Path file, List<String> names) throws IOException {
        return new Columns(file, names);
    }

    private int required(Path file, String name) throws IOException {
        int at = names.indexOf(name);
        if (at == ABSENT) {
            throw new IOException(file + ": line 1: the header has no column '" + name + "'");
        }
        return at;
    }

    int count() {
        return names.size();
    }

    int receiveTime() {
        return receiveTime;
    }

    int exchangeTime() {
        return exchangeTime;
    }

    int lastTradeTime() {
        return lastTradeTime;
    }

    int segment() {
        return segment;
    }

    int token() {
        return token;
    }

    int trueBuy() {
        return trueBuy;
    }

    int trueSell() {
        return trueSell;
    }

    int price(PriceField field) {
        return prices[field.ordinal()];
    }

    int size(SizeField field) {
        return sizes[field.ordinal()];
    }

    /** Column of a level's price (part 0), size (1) or number of orders (2). */
    int level(boolean bid, int part, int level) {
        return levels[bid ? 1 : 0][part][level];
    }
}
