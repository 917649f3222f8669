package io.icebreaker.feed.rest;

/** A failure that a repetition would only repeat, whatever its kind. */
final class NotAgain extends RestException {
    private static final long serialVersionUID = 1L;

    NotAgain(Kind kind, String brokerCode, String message, boolean isOutcomeUnknown) {
        super(kind, brokerCode, message, isOutcomeUnknown);
    }
}
