package io.icebreaker.gap;

/**
 * A time from which packets are missing, ns UTC of receive time.
 *
 * @param feed whose; {@link #ALL_FEEDS} when nothing at all was recorded
 * @param packets how many are known to be missing, 0 when nobody counted
 * @param why in words
 */
public record Gap(Kind kind, int feed, long fromNs, long toNs, long packets, String why) {
    /** Not one feed's, but everybody's. */
    public static final int ALL_FEEDS = -1;

    /** Why they are missing. */
    public enum Kind {
        /** Lost on our side of the socket. */
        DROPPED,
        /** A feed was down or mute. */
        DOWN,
        /** Seen live, but not journaled: the disk was full or refused them. */
        UNJOURNALED,
        /** Nothing at all was recorded: the engine did not run. */
        NOT_RECORDED
    }

    /** Whether no time lies between this one and another. */
    boolean meets(Gap other) {
        return fromNs <= other.toNs && other.fromNs <= toNs;
    }

    /** Both as one, in this one's words. */
    Gap with(Gap other) {
        long from = Math.min(fromNs, other.fromNs);
        return new Gap(kind, feed, from, Math.max(toNs, other.toNs), packets + other.packets, why);
    }

    Gap until(long endNs) {
        return new Gap(kind, feed, fromNs, Math.max(fromNs, endNs), packets, why);
    }
}
