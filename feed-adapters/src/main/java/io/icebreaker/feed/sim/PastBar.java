package io.icebreaker.feed.sim;

/** A bar of a simulated past. Prices E4 on the instrument's grid, volume in units. */
public record PastBar(long open, long high, long low, long close, long volume) {}
