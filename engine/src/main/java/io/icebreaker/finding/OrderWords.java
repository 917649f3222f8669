package io.icebreaker.finding;

import java.nio.charset.StandardCharsets;

/**
 * The words of a paper order (analytics 10.2), told when it is accepted or rejected, when what it waits for
 * changes or a part of it is filled, and when it ends. Prices E4, times ns UTC, quantities units. Simulated:
 * no order leaves the engine.
 */
public final class OrderWords {
    /** From 1 within the run. */
    public static final int NUMBER = 0;

    public static final int ID = 1;

    /** +1 buy, -1 sell. */
    public static final int SIDE = 2;

    public static final int QTY = 3;

    /** 0 market, 1 limit; the limit, 0 for a market order. */
    public static final int TYPE = 4;

    public static final int LIMIT = 5;
    public static final int CREATED_NS = 6;

    /** Ordinals of {@code backtest.OrderStatus} and {@code backtest.OrderReason}. */
    public static final int STATUS = 7;

    public static final int REASON = 8;
    public static final int FILLED = 9;

    /** When it ended, 0 while it works. */
    public static final int ENDED_NS = 10;

    /** The strategy's note, {@link #text}; sequence of the signal behind it, 0 for none. */
    public static final int NOTE = 11;

    public static final int SIGNAL = 12;

    /** Ordinal of {@code backtest.FillKind}: who made it. */
    public static final int KIND = 13;

    public static final int WORDS = 14;

    private static final int CHARS = Long.BYTES;

    private static final String[] STATUSES = {
        "WORKING", "FILLED", "REJECTED", "CANCELLED", "EXPIRED"
    };
    private static final String[] REASONS = {
        "NONE",
        "BAD_ORDER",
        "CLOSED",
        "NO_BOOK",
        "NO_TRADE",
        "TOO_LARGE",
        "CLOSE",
        "END",
        "LATENCY",
        "QUOTE",
        "OLD_QUOTE",
        "BOOK",
        "TRADE",
        "PRICE"
    };
    private static final String[] KINDS = {"TRADE", "CLOSING", "SETTLEMENT", "EXERCISE", "LAPSE"};

    private OrderWords() {}

    /** The name of {@code backtest.OrderStatus}. */
    public static String statusName(long status) {
        return STATUSES[(int) status];
    }

    /** The name of {@code backtest.OrderReason}. */
    public static String reasonName(long reason) {
        return REASONS[(int) reason];
    }

    /** The name of {@code backtest.FillKind}. */
    public static String kindName(long kind) {
        return KINDS[(int) kind];
    }

    /** Up to eight ASCII characters in one word. */
    public static long note(String text) {
        long word = 0;
        for (int i = 0; i < Math.min(CHARS, text.length()); i++) {
            word |= (long) (text.charAt(i) & 0x7f) << i * Byte.SIZE;
        }
        return word;
    }

    /** The text of a note. */
    public static String text(long note) {
        var bytes = new byte[CHARS];
        int length = 0;
        for (long rest = note; rest != 0; rest >>>= Byte.SIZE) {
            bytes[length++] = (byte) rest;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
