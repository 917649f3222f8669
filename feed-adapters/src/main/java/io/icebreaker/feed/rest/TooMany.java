package io.icebreaker.feed.rest;

/**
 * A broker's word that there were too many calls, with the pause that is known to end it. A pause longer than
 * a call may wait is not waited for: the call fails at once, and later ones until the pause is over.
 */
public final class TooMany extends RestException {
    private static final long serialVersionUID = 1L;

    private final long pauseNs;

    /** @param pauseNs nothing of the same bucket goes out for so long, unless the answer asks for more */
    public TooMany(String brokerCode, String message, long pauseNs) {
        super(Kind.RATE, brokerCode, message);
        this.pauseNs = pauseNs;
    }

    public long pauseNs() {
        return pauseNs;
    }
}
