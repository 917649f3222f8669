package io.icebreaker.feed.sim;

/** A company's sector and free-float market capitalisation in rupees, as a user's file would say. */
public record SectorRow(String symbol, String sector, long marketCapRupees) {}
