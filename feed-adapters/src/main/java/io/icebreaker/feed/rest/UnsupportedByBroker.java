package io.icebreaker.feed.rest;

/** This broker has no such call; another may. */
public final class UnsupportedByBroker extends RestException {
    private static final long serialVersionUID = 1L;

    /** @param what e.g. {@code "an option chain"} */
    public UnsupportedByBroker(String broker, String what) {
        super(Kind.UNSUPPORTED, "", broker + " does not offer " + what);
    }
}
