/**
 * The counter catalogue, one sentence a counter; and what a running engine measures of itself: latencies,
 * delays, allocation, collections. Lanes write, a reader looks once a second, any thread reads what it made.
 * Imports the JDK and HdrHistogram only.
 */
package io.icebreaker.telemetry;
