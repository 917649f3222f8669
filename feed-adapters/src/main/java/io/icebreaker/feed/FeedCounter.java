package io.icebreaker.feed;

/** What a feed counts. */
public enum FeedCounter {
    CONNECTS("handshakes that succeeded"),
    CONNECT_FAILURES("connections that could not be made, refused ones too"),
    TOKEN_REFUSALS("handshakes refused for the token"),
    SLOT_REFUSALS("connections refused or ended for too many connections or requests"),
    DEAD_LINKS("links given up because no frame came"),
    MUTE_LINKS("links given up because no tick came in a session"),
    LOST_LINKS("links the other side or the network ended"),
    FRAMES("binary frames received, heartbeats too"),
    HEARTBEATS("frames that say no more than that the link is up"),
    TICKS("packets published"),
    TEXTS("good text frames"),
    BAD_TEXTS("text frames that are no message"),
    BAD_VALUES("values of a message that are no number of their kind, taken as absent"),
    BROKER_ERRORS("error messages from the broker"),
    ORDER_UPDATES("order updates on the stream"),
    UNKNOWN_TEXT_TYPES("types of text frames nobody here knows, each counted once"),
    OVERSIZED("messages declared larger than the limit, refused before anything was allocated"),
    REFUSED_SUBSCRIPTIONS("instruments the broker would not subscribe"),
    UNCONFIRMED_SUBSCRIPTIONS(
            "instruments neither confirmed nor ticking within the time a subscription may take"),
    LOGIN_TIMEOUTS("links given up because the login was not answered"),
    CLIENT_HEARTBEATS("heartbeats sent"),
    STALE_FRAMES("frames of a link already given up"),
    CALLBACK_FAILURES("exceptions inside our own handling of a frame"),
    OFF_TICK("prices sent as floats that lie on no tick of their instrument, rounded to paise"),
    ODD_LENGTHS(
            "packets whose length field differs from the length of their kind, which was taken"),
    UNTOLD_TEXTS("texts of the broker left out of the log, which had told enough of them"),
    FULL_STATES("packets refused because no more instruments' states are kept"),
    STOPS("links ended for a request that the broker calls wrong, not tried again as it was");

    private final String meaning;

    FeedCounter(String meaning) {
        this.meaning = meaning;
    }

    /** What a rise of it says. */
    public String meaning() {
        return meaning;
    }
}
