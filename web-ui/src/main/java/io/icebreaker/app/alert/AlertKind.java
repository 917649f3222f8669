package io.icebreaker.app.alert;

/** What a message is about. */
enum AlertKind {
    ALERT,
    /** Tells of alerts that were held back. */
    DIGEST,
    /** Somebody pressed the test button. */
    TEST
}
