package io.icebreaker.feed.sim.dhan;

/** What a connection gets of one instrument; codes of the requests (feed-dhan 2). */
enum DhanSimMode {
    TICKER(15),
    QUOTE(17),
    FULL(21),
    DEPTH20(23);

    private final int code;

    DhanSimMode(int code) {
        this.code = code;
    }

    /** The mode a request speaks of, subscribing or not; null for another request. */
    static DhanSimMode of(int requestCode) {
        for (DhanSimMode mode : values()) {
            if (requestCode == mode.code || requestCode == mode.code + 1) {
                return mode;
            }
        }
        return null;
    }

    boolean isSubscribedBy(int requestCode) {
        return requestCode == code;
    }
}
