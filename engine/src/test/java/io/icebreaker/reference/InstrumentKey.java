package io.icebreaker.reference;

/** What names an instrument in a recording. */
public record InstrumentKey(String segment, long token) {}
