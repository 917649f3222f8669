/**
 * The graph: one ring, the lanes behind it, and the only place that wires stages: {@link
 * io.icebreaker.ring.Pipeline}, with the picture above it.
 */
package io.icebreaker.ring;
