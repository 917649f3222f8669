package io.icebreaker.feed.sim.smartapi;

/** The three tokens of a simulated login. */
public record SmartLoginTokens(String jwt, String feed, String refresh) {}
