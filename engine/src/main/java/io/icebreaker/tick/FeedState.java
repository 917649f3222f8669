package io.icebreaker.tick;

/** What a FEED event says of its feed; the ordinal is journaled: new ones come last. */
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
    OFF,
    /** Packets arrive, yet all of them were made seconds ago. */
    LATE,
    /**
     * Packets were, or may have been, missed in session between the event's two times. No state to stay in.
     */
    GAP,
    /** Connected and silent, as it should be: no market of the feed's instruments is open. */
    CLOSED,
    /** Something about the account that a person should do, in the event's text. No state to stay in. */
    NOTICE;

    /** Whether a link to the broker stands. */
    public boolean isUp() {
        return this == CONNECTED || this == LIVE || this == MUTE || this == LATE || this == CLOSED;
    }

    /** Whether a feed can be found in it; the others tell of something that happened. */
    public boolean lasts() {
        return this != DROPPED && this != GAP && this != NOTICE;
    }
}
