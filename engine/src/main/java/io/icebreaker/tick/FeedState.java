package io.icebreaker.tick;

/** What a FEED event says of its feed; the ordinal is journaled. */
public enum FeedState {
    CONNECTING,
    /** Subscribed; packets may come. The next packet of each instrument follows a reconnect (flag GAP). */
    CONNECTED,
    /** Packets are arriving. */
    LIVE,
    /** Connected, yet no packet for longer than the feed should be silent. */
    MUTE,
    DOWN,
    WAITING_FOR_TOKEN,
    /** Packets were lost on our side of the socket, as many as the event's count says. */
    DROPPED,
    /** Stopped on purpose. */
    OFF
}
