/**
 * Indicators of closed bars (analytics 7.1 to 7.4), a number series an instrument and interval. Reads bars,
 * writes nothing but its own arrays; pure arithmetic that a stage, a command and a scan share, bit for bit
 * that of TA-Lib 0.4.0 where it has the figure. No clock, no allocation in {@code add}; one thread a kernel.
 */
package io.icebreaker.indicator;
