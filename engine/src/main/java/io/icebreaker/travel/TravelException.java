package io.icebreaker.travel;

/** What a traveller asked for and cannot have: what is wrong, and what to do about it. */
public final class TravelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public TravelException(String what, String hint) {
        super(what, null, false, false); // an answer, not an accident: no stack trace
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
