package io.icebreaker.feed.rest;

/**
 * A call that gave no usable answer, in words for a person and without a secret: neither the URL's query nor
 * a header nor the request's body is ever part of it.
 */
public class RestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, and so what to do next. */
    public enum Kind {
        /** The token is missing, wrong or expired: log in again. The session has been told. */
        AUTH,
        /** Too many calls, by our own count or by the broker's word: later. */
        RATE,
        /** The broker does not understand or allow the question: asking again changes nothing. */
        INPUT,
        /** An order refused: funds, limits, closed market, unknown order. */
        ORDER,
        /** The broker failed or answered what nobody can read. */
        BROKER,
        /** No connection, a time-out, a broken one. */
        NETWORK,
        /** Not even tried: the broker failed too often just now. */
        OPEN_CIRCUIT,
        /** This broker has no such call. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final String brokerCode;
    private final boolean isOutcomeUnknown;

    /**
     * @param brokerCode the broker's own error code or type, empty when it gave none
     * @param message plain words, no secret
     */
    public RestException(Kind kind, String brokerCode, String message) {
        this(kind, brokerCode, message, false);
    }

    /**
     * @param isOutcomeUnknown whether the request may have been carried out all the same: it was sent, and no
     *     answer came that tells
     */
    public RestException(Kind kind, String brokerCode, String message, boolean isOutcomeUnknown) {
        super(message);
        this.kind = kind;
        this.brokerCode = brokerCode;
        this.isOutcomeUnknown = isOutcomeUnknown;
    }

    /** The same of a question before something was to be done: that was not sent, so its outcome is known. */
    public RestException beforeSending() {
        return new RestException(kind, brokerCode, getMessage() + "; nothing was sent");
    }

    public Kind kind() {
        return kind;
    }

    /** The broker's own code, empty when it gave none. */
    public String brokerCode() {
        return brokerCode;
    }

    /** For orders: the broker may have one now. Never repeat; look for the tag in the order book. */
    public boolean isOutcomeUnknown() {
        return isOutcomeUnknown;
    }
}
