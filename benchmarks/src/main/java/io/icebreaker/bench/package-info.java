/**
 * JMH benchmarks of kernels, decoders and the ring, with peers beside ours. Inputs are generated or read
 * before the clock starts, and every benchmark checks the answer as well as the speed.
 */
package io.icebreaker.bench;
