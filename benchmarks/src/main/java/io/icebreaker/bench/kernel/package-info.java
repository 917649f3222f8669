/**
 * Kernels of stages beside peers on the same work: candles, footprints, indicators, option chains (P3 to P6).
 * Inputs are made before the clock starts; before anything is timed the outputs are asserted equal.
 */
package io.icebreaker.bench.kernel;
