/**
 * What a trader scans with (analytics 8): overnight scores, breakouts, technical signals, movers, breadth,
 * 52-week extremes, correlation, seasonality.
 *
 * <p>Reads closed bars one by one, by the number of their series, and what indicators and patterns say of
 * them; writes nothing. One thread a kernel. Prices in E4; what decides is compared in integers wherever the
 * definition allows it. A series is defined before its first bar; after that nothing allocates, except in
 * {@link io.icebreaker.scan.Seasonality} and {@link io.icebreaker.scan.BarRollup}, which are cold. Nothing
 * here reads a clock.
 */
package io.icebreaker.scan;
