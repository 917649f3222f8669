package io.icebreaker.feed.sim;

/**
 * An invented company of the simulated market: what lasts from day to day. All of it is made up, symbol
 * included.
 *
 * @param rank 0 for the largest
 * @param price usual, E4, on the grid of its ticks
 * @param tickSize E4, by price as on NSE since April 2025
 * @param capRupees free-float market capitalisation at that price
 * @param dayVolume usual shares a day
 * @param beta how far it follows the market
 * @param sectorBeta how far it follows its sector's own moves
 * @param yearVol deviation of its own moves in a year
 * @param listedDays sessions since it was listed
 */
record Company(
        int rank,
        String symbol,
        Sector sector,
        long price,
        long tickSize,
        long capRupees,
        double dayVolume,
        double beta,
        double sectorBeta,
        double yearVol,
        int listedDays) {}
