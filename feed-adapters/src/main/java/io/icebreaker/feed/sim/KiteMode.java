package io.icebreaker.feed.sim;

/** What a connection gets of one token. */
public enum KiteMode {
    LTP,
    QUOTE,
    FULL;

    /** The mode of that name, or null. */
    static KiteMode named(String name) {
        return switch (name) {
            case "ltp" -> LTP;
            case "quote" -> QUOTE;
            case "full" -> FULL;
            default -> null;
        };
    }
}
