package io.icebreaker.journal;

import io.icebreaker.finding.FindingType;

/**
 * What an output record says; the number is on disk. All words are longs.
 *
 * <pre>
 * TRADE       instrument id, event time ns, price E4, quantity, trade flags, delta
 * BAR         the words of {@link io.icebreaker.bar.Bar}, then its rows
 * FAILED      bits of the stages that threw on the event
 * CHECKPOINT  minute of the events' receive time (ns), records so far, rolling hash over them
 * RESET       records so far that stay valid: those after them are void, a restart wrote them anew
 * GAP         first and last event whose records are not here, how many records those were
 * 16 and up   what stages find besides: {@link io.icebreaker.finding.FindingType}
 * </pre>
 */
public final class OutputType {
    public static final int TRADE = 1;
    public static final int BAR = 2;
    public static final int FAILED = 3;
    public static final int CHECKPOINT = 4;
    public static final int RESET = 5;
    public static final int GAP = 6;

    /** Words of a TRADE, in order. */
    public static final int TRADE_ID = 0;

    public static final int TRADE_TIME_NS = 1;
    public static final int TRADE_PRICE = 2;
    public static final int TRADE_QTY = 3;
    public static final int TRADE_FLAGS = 4;

    /** Buyers' less sellers' part: with quantity and flags it tells what each has. */
    public static final int TRADE_DELTA = 5;

    public static final int TRADE_WORDS = 6;

    /** Words of a CHECKPOINT, in order. */
    public static final int CHECKPOINT_MINUTE_NS = 0;

    public static final int CHECKPOINT_RECORDS = 1;
    public static final int CHECKPOINT_HASH = 2;
    public static final int CHECKPOINT_WORDS = 3;

    /** Words of a GAP, in order. */
    public static final int GAP_FROM = 0;

    public static final int GAP_TO = 1;
    public static final int GAP_RECORDS = 2;
    public static final int GAP_WORDS = 3;

    private OutputType() {}

    /** What reports call the type. */
    public static String name(int type) {
        return switch (type) {
            case TRADE -> "trade";
            case BAR -> "bar";
            case FAILED -> "failed stage";
            case CHECKPOINT -> "checkpoint";
            case RESET -> "reset";
            case GAP -> "gap";
            default -> FindingType.name(type);
        };
    }
}
