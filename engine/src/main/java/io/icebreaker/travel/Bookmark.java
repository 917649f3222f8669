package io.icebreaker.travel;

/**
 * A place to come back to.
 *
 * @param timeNs receive time of the event, ns UTC
 * @param label in the user's words, may be empty
 */
public record Bookmark(long sequence, long timeNs, String label) {}
