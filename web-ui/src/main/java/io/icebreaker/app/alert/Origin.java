package io.icebreaker.app.alert;

/** What kind of day an alert is of. Only a live day's leave the machine unless somebody asks for it. */
public enum Origin {
    LIVE,
    /** A simulated market. */
    DEMO,
    /** A recorded day. */
    REPLAY
}
