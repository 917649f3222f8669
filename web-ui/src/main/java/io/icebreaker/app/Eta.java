package io.icebreaker.app;

import java.util.Locale;

/** How much longer, in words short enough for a progress line. */
final class Eta {
    private Eta() {}

    /** {@code 00:41}, {@code 1:02:03}; of seconds. */
    static String text(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            return "?";
        }
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%02d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
