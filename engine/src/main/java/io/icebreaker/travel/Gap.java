package io.icebreaker.travel;

/**
 * A time from which packets are missing, ns UTC of receive time.
 *
 * @param packets how many are known to be missing, 0 when nobody counted
 */
public record Gap(Kind kind, long fromNs, long toNs, long packets) {
    /** Why they are missing. */
    public enum Kind {
        /** Lost on our side of the socket. */
        DROPPED,
        /** A feed was down. */
        DOWN,
        /** Nothing at all was recorded: the engine did not run. */
        NOT_RECORDED
    }
}
