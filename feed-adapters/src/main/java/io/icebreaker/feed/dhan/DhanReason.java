package io.icebreaker.feed.dhan;

/**
 * Why Dhan ends a connection, or refuses a data call (feed-dhan 6), and what is to be done: a bare number
 * helps nobody.
 */
enum DhanReason {
    INTERNAL(800, Reaction.RETRY, "its server failed"),
    TOO_MANY_INSTRUMENTS(804, Reaction.STOP, "more instruments than it allows were asked for"),
    TOO_MANY_CONNECTIONS(
            805,
            Reaction.WAIT,
            "too many connections or requests: is another program using this account?"),
    NO_DATA_PLAN(
            806,
            Reaction.LOGIN,
            "this account has no data plan: book Data APIs at web.dhan.co, then log in again"),
    TOKEN_EXPIRED(807, Reaction.LOGIN, "the access token has expired: log in again"),
    NOT_AUTHENTICATED(808, Reaction.LOGIN, "client id and access token do not belong together"),
    TOKEN_INVALID(
            809,
            Reaction.LOGIN,
            "the access token is not valid, as after a login elsewhere: log in again"),
    CLIENT_INVALID(810, Reaction.LOGIN, "it does not know this client id"),
    BAD_EXPIRY(811, Reaction.STOP, "an expiry date it does not have was asked for"),
    BAD_DATE(812, Reaction.STOP, "a date was not understood"),
    BAD_SECURITY(813, Reaction.STOP, "a security id it does not have was asked for"),
    BAD_REQUEST(814, Reaction.STOP, "a request was not understood");

    /** What a feed does about it. */
    enum Reaction {
        /** Connect again after the usual wait. */
        RETRY,
        /** Trying soon changes nothing, or makes it worse: a minute at least. */
        WAIT,
        /** The same request would be refused for ever. */
        STOP,
        /** Only a new token helps. */
        LOGIN
    }

    private final int code;
    private final Reaction reaction;
    private final String meaning;

    DhanReason(int code, Reaction reaction, String meaning) {
        this.code = code;
        this.reaction = reaction;
        this.meaning = meaning;
    }

    /** The reason of a code, or null for one nobody has described. */
    static DhanReason of(int code) {
        for (DhanReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        return null;
    }

    Reaction reaction() {
        return reaction;
    }

    /** For the log and the page: {@code Dhan says 805: ...}. */
    static String say(int code) {
        DhanReason reason = of(code);
        return "Dhan says " + code + (reason == null ? "" : ": " + reason.meaning);
    }
}
