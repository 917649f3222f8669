package io.icebreaker.rule;

/** Kleene's three truths as numbers whose order does the logic: AND is the lesser, OR the greater. */
public final class Truth {
    public static final int FALSE = -1;
    public static final int UNKNOWN = 0;
    public static final int TRUE = 1;

    private static final String[] NAMES = {"FALSE", "UNKNOWN", "TRUE"};

    private Truth() {}

    public static int of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** As files and pages write it. */
    public static String name(int truth) {
        return NAMES[truth + 1];
    }
}
