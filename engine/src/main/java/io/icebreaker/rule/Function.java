package io.icebreaker.rule;

import java.util.Locale;

/** The functions of a rule (analytics 9.1). */
enum Function {
    ABS(1, 1),
    MIN(2, Integer.MAX_VALUE),
    MAX(2, Integer.MAX_VALUE);

    private final int least;
    private final int most;

    Function(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** By its name in any case; null when there is none. */
    static Function named(String name) {
        for (Function function : values()) {
            if (function.name().equalsIgnoreCase(name)) {
                return function;
            }
        }
        return null;
    }

    /** As the canonical form spells it. */
    String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    String arity() {
        return least == most ? "one argument" : "two arguments or more";
    }
}
