package io.icebreaker.travel;

/** A range played over and over, receive times in ns UTC; {@link #NONE} is none. */
record Loop(long fromNs, long toNs) {
    static final Loop NONE = new Loop(0, 0);

    /** Refuses one that ends before it begins. */
    static Loop of(long fromNs, long toNs) {
        if (fromNs != 0 && toNs <= fromNs) {
            throw new TravelException(
                    "the loop ends before it begins", "toNs is later than fromNs");
        }
        return new Loop(fromNs, toNs);
    }

    boolean isOn() {
        return fromNs != 0;
    }

    /** Whether an event lies behind it. */
    boolean isPassedBy(long timeNs) {
        return isOn() && timeNs > toNs;
    }
}
