package io.icebreaker.feed;

/**
 * How much of what is wanted truly comes, over all connections of a feed.
 *
 * @param subscribed instruments wanted
 * @param acknowledged of those, confirmed by the broker on the present connection; a wire without
 *     acknowledgements confirms by an instrument's first packet
 * @param ticking of those wanted, with a packet on the present connection
 */
public record Coverage(int subscribed, int acknowledged, int ticking) {
    public static final Coverage NONE = new Coverage(0, 0, 0);

    /** Two connections' together. */
    public Coverage plus(Coverage other) {
        return new Coverage(
                subscribed + other.subscribed,
                acknowledged + other.acknowledged,
                ticking + other.ticking);
    }

    /** Whether the broker has confirmed all that is wanted. */
    public boolean isComplete() {
        return acknowledged >= subscribed;
    }
}
