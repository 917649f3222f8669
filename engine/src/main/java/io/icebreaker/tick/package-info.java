/**
 * The vocabulary and the door. Everything that enters the engine is a {@link io.icebreaker.tick.Tick} on
 * the ring, put there through a {@link io.icebreaker.tick.TickSink}. Imports the JDK and Agrona only.
 */
package io.icebreaker.tick;
