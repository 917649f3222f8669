package io.icebreaker.app.alert;

/** What came of one try to send. Words are one line without a secret. */
sealed interface Outcome {
    String words();

    /** The other side has it. */
    record Sent(String words) implements Outcome {}

    /** The other side said no, or there is no point in asking: trying again changes nothing. */
    record Refused(String words) implements Outcome {}

    /**
     * Certainly not taken; another try is safe.
     *
     * @param pauseNs the other side wants to be left alone for so long, 0 when it did not say
     * @param isAnswered whether it was reached at all, and in its right mind
     */
    record Later(String words, long pauseNs, boolean isAnswered) implements Outcome {}

    /** It may have been taken: it must not be sent again. */
    record Unknown(String words) implements Outcome {}

    /** How the message stands when no other try follows. */
    default DeliveryStatus status() {
        if (this instanceof Sent) {
            return DeliveryStatus.SENT;
        }
        if (this instanceof Refused) {
            return DeliveryStatus.REFUSED;
        }
        return this instanceof Later ? DeliveryStatus.FAILED : DeliveryStatus.UNKNOWN;
    }

    /** Whether the other side is well, as a circuit breaker sees it. */
    default boolean isWell() {
        return this instanceof Sent
                || this instanceof Refused
                || this instanceof Later later && later.isAnswered();
    }
}
