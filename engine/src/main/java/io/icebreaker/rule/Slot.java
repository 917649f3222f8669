package io.icebreaker.rule;

/**
 * What a program reads, as one number: an identifier and its period. Dense enough for arrays: below {@link
 * #COUNT}.
 */
public final class Slot {
    public static final int LEAST_PERIOD = 2;
    public static final int MOST_PERIOD = 200;

    private static final int PLAIN = Identifier.values().length;
    private static final int PERIODS = MOST_PERIOD - LEAST_PERIOD + 1;

    /** Slots are 0 to this, exclusive: every identifier, then sma and ema of each period. */
    public static final int COUNT = PLAIN + 2 * PERIODS;

    private Slot() {}

    /** The slot of an identifier that takes no period. */
    public static int of(Identifier identifier) {
        if (identifier.takesPeriod()) {
            throw new IllegalArgumentException(identifier.spelled() + " takes a period");
        }
        return identifier.ordinal();
    }

    /** The slot of {@code sma(period)} or {@code ema(period)}. */
    public static int of(Identifier identifier, int period) {
        if (!identifier.takesPeriod() || period < LEAST_PERIOD || period > MOST_PERIOD) {
            throw new IllegalArgumentException("no " + identifier.spelled() + "(" + period + ")");
        }
        int first = identifier == Identifier.SMA ? PLAIN : PLAIN + PERIODS;
        return first + period - LEAST_PERIOD;
    }

    /** Whose slot it is. */
    public static Identifier identifier(int slot) {
        if (slot < PLAIN) {
            return Identifier.of(slot);
        }
        return slot < PLAIN + PERIODS ? Identifier.SMA : Identifier.EMA;
    }

    /** Its period; 0 where it has none. */
    public static int period(int slot) {
        return slot < PLAIN ? 0 : (slot - PLAIN) % PERIODS + LEAST_PERIOD;
    }

    /** As a rule spells it. */
    public static String spelled(int slot) {
        String name = identifier(slot).spelled();
        return slot < PLAIN ? name : name + "(" + period(slot) + ")";
    }
}
