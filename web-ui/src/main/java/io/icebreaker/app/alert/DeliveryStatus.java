package io.icebreaker.app.alert;

/** How a message stands with one channel. */
public enum DeliveryStatus {
    /** Waits for its turn. */
    QUEUED(false),
    /** Is being sent: written down before the call, so that nobody sends it again. */
    SENDING(false),
    /** Was certainly not taken; the next try comes. */
    WAITING(false),
    /** The other side has it. */
    SENT(true),
    /** The other side said no. */
    REFUSED(true),
    /** Certainly not taken, and out of tries. */
    FAILED(true),
    /** It may have arrived: no answer came that tells, or the engine ended before one did. */
    UNKNOWN(true),
    /** Too old before it could be sent. */
    EXPIRED(true),
    /** The channel's queue was full. */
    QUEUE_FULL(true),
    /** The rule names a channel that is not set up. */
    NOT_SET_UP(true),
    /** A replay or a demo: nothing leaves the machine. */
    KEPT_IN(true);

    private final boolean isFinal;

    DeliveryStatus(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Whether nothing more will happen. */
    public boolean isFinal() {
        return isFinal;
    }
}
