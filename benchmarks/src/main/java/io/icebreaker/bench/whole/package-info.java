/** Whole processes measured: replay, pages, garbage, memory, start. */
package io.icebreaker.bench.whole;
