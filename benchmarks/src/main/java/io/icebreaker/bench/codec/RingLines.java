package io.icebreaker.bench.codec;

import io.icebreaker.bench.codec.Findings.Beside;

/** The ring beside a bare Disruptor: there and back, and flat out. */
final class RingLines {
    private static final String BARE = "raw Disruptor, same slot";

    private final Figures figures;
    private final Findings findings;

    RingLines(Figures figures, Findings findings) {
        this.figures = figures;
        this.findings = findings;
    }

    void add() {
        hop("SPIN");
        hop("PARK");
        findings.told(
                "P9",
                "ring, one publisher flat out, slots of 320 B cleared and filled",
                "ns/event",
                figures.ns(Figures.name(RingRateBenchmark.class, "slots")),
                Beside.peer(
                        "raw Disruptor, one long",
                        figures.ns(Figures.name(RingRateBenchmark.class, "longs"))),
                "spinning; closed loop; the reader's sum is checked");
    }

    private void hop(String waiting) {
        findings.told(
                "P8",
                "there and back, pipeline with flow, bars and footprints, " + waiting,
                "ns",
                figures.ns(Figures.name(RingHopBenchmark.class, "pipeline", waiting)),
                Beside.peer(
                        BARE,
                        figures.ns(Figures.name(RingHopBenchmark.class, "bareRing", waiting))),
                "median of single packets, closed loop: no latency under load");
    }
}
