package io.icebreaker.feed.csv;

/** A row cannot be used; carries the reason, costs no stack trace. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1;

    private final BadRow reason;

    BadRowException(BadRow reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    BadRow reason() {
        return reason;
    }
}
