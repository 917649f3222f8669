package io.icebreaker.feed;

/**
 * Sees every binary frame a feed accepts, heartbeats included, just before it is decoded: there it is kept,
 * so that a day can be decoded again (reliability, promise 1). Text frames do not come here: they carry the
 * account's orders and what the broker says of its credentials, and no ticks.
 *
 * <p>Called on the socket's thread, the sockets of several feeds at the same time: must be quick and must
 * not throw.
 */
@FunctionalInterface
public interface FrameSink {
    /** Keeps nothing. */
    FrameSink NONE = (feed, receiveTimeNs, monotonicNs, frame) -> {};

    /**
     * One frame.
     *
     * @param feed the feed's number, 0..255
     * @param receiveTimeNs epoch ns UTC; the frame's ticks get the same
     * @param monotonicNs of the clock that does not jump
     * @param frame only to be read, and only during the call
     */
    void accept(int feed, long receiveTimeNs, long monotonicNs, byte[] frame);
}
