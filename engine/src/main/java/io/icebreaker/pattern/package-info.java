/**
 * What a chart shows to those who read charts: candlestick patterns, swing highs and lows with the levels
 * they leave, pivots, Fibonacci levels, double tops and bottoms, head and shoulders (analytics 7.5, 7.6).
 *
 * <p>Reads closed bars one by one, by the number of their series (an instrument at an interval); writes
 * nothing. One thread a kernel. Prices in E4, all that is compared exactly is integers; what is a quotient
 * is a double in rupees. A series is defined before its first bar; after that nothing allocates. No kernel
 * reads a clock, and none looks at a bar that has not closed unless asked about one in hand.
 */
package io.icebreaker.pattern;
