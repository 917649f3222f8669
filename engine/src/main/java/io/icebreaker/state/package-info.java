/**
 * Objects to bytes and back: writes the graph behind some roots, and fills a graph of the same wiring that
 * was built anew. Cold. Nothing is left out in silence: what is neither a class of ours nor a known one of
 * the JDK fails by name; wiring (sinks, scratch room, rings) is marked {@code transient} where it is held.
 */
package io.icebreaker.state;
