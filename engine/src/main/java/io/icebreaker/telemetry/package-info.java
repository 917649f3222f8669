/** The counter catalogue: one sentence a counter. Imports the JDK and HdrHistogram only. */
package io.icebreaker.telemetry;
