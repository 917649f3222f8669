/**
 * Options (analytics 6): the arithmetic of chains, forwards, Black-76 and implied volatility, and the stage
 * that applies it. Plain classes over primitives and preallocated arrays; they allocate nothing per packet.
 * Reads the slot's input prefix; on the compute lane, and cold from commands.
 */
package io.icebreaker.stage.option;
