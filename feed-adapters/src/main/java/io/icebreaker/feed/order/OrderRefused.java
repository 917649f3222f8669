package io.icebreaker.feed.order;

/** An order the desk does not send: why, which field, and what to do about it. */
public final class OrderRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Reason {
        /** A field is missing or wrong. */
        INPUT,
        /** More than the configuration allows. */
        CAP,
        /** The confirmation is missing or does not read as asked; {@link #hint} is the text to type. */
        CONFIRM,
        /** The key was used for another order. */
        KEY,
        /** The log cannot be written: nothing is sent without it. */
        LOG
    }

    private final Reason reason;
    private final String field;
    private final String hint;

    OrderRefused(Reason reason, String field, String message, String hint) {
        super(message);
        this.reason = reason;
        this.field = field;
        this.hint = hint;
    }

    public Reason reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    public String hint() {
        return hint;
    }
}
