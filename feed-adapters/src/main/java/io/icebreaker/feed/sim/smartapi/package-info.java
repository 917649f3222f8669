/**
 * Angel One SmartAPI on loopback as its stock clients see it (specification feed-smartapi 8): stream, login
 * and REST, fed by a {@link io.icebreaker.feed.sim.SnapshotSource}. Written from the specification's tables
 * and not from the adapter's classes: the two ends check each other.
 */
package io.icebreaker.feed.sim.smartapi;
