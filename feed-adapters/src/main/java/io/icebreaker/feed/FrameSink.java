package io.icebreaker.feed;

/**
 * Sees every frame of market data that a feed accepts, heartbeats of binary wires included, just before
 * it is read: there it is kept, so that a day can be decoded again (reliability, promise 1). Other text
 * frames do not come here: they carry the account's orders and what the broker says of its credentials,
 * and no ticks.
 *
 * <p>Called on the socket's thread, the sockets of several feeds at the same time: must be quick and must
 * not throw.
 */
@FunctionalInterface
public interface FrameSink {
    /** A binary frame. */
    byte BINARY = 0;

    /** A text frame that carries market data. */
    byte TEXT = 1;

    /** Keeps nothing. */
    FrameSink NONE = (feed, kind, receiveTimeNs, monotonicNs, frame) -> {};

    /**
     * One frame.
     *
     * @param feed the feed's number, 0..255
     * @param kind {@link #BINARY} or {@link #TEXT}
     * @param receiveTimeNs epoch ns UTC; the frame's ticks get the same
     * @param monotonicNs of the clock that does not jump
     * @param frame only to be read, and only during the call
     */
    void accept(int feed, byte kind, long receiveTimeNs, long monotonicNs, byte[] frame);
}
