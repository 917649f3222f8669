/** What benchmarks found, as lines of one report. */
package io.icebreaker.bench.report;
