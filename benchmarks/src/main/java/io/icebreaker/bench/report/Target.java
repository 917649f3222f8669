package io.icebreaker.bench.report;

import java.util.List;

/**
 * What is to be reached: a row of the table of targets (performance spec 4), or something else worth a
 * section.
 *
 * @param id P1 to P14, or a word
 * @param title what it is about
 * @param wanted the figures asked for, on the reference machine (2 vCPU, Xeon 2.5 GHz)
 */
record Target(String id, String title, String wanted) {
    /** All that the report has a section for, in its order. */
    static final List<Target> ALL =
            List.of(
                    new Target(
                            "P1",
                            "decoding a Kite packet of 184 bytes",
                            "<= 65 ns, 0 B; >= 25x the Java SDK, >= 1,000x npm; <= 2x a copy"),
                    new Target(
                            "P2",
                            "decoding packets of 8 and 44 bytes",
                            "<= 12 and <= 30 ns, 0 B; >= 6x the Java SDK"),
                    new Target(
                            "P3",
                            "candles, a tick and timeframe",
                            "<= 8 ns hot, <= 40 ns cold; >= 50x ta4j, >= 200x event processors"),
                    new Target("P4", "footprint, a tick", "<= 25 ns; >= 10x a map-based one"),
                    new Target(
                            "P5",
                            "indicators, a bar",
                            "EMA and RSI <= 20 ns; >= 90x ta4j, TA-Lib's results to 1e-9"),
                    new Target(
                            "P6", "option analytics, a chain of 200", "<= 100 us, error <= 1e-6"),
                    new Target(
                            "P7",
                            "journal append, a tick",
                            "alone <= 1.2x raw Chronicle; in batches of 16 <= 45 ns"),
                    new Target(
                            "P8",
                            "from a packet's bytes to a signal, open loop",
                            "latency mode p50 <= 1, p99 <= 5, p99.9 <= 50 us; small machine p50 <="
                                    + " 25, p99 <= 150 us, idle <= 3 % of a core"),
                    new Target(
                            "P9",
                            "highest rate with p99 <= 1 ms, nothing lost",
                            ">= 1.5 M ticks/s with the journal, >= 3 M without"),
                    new Target("P10", "replay, everything on", ">= 2 M ticks/s, the same hash"),
                    new Target(
                            "P11",
                            "burst at the open, 50 times the rate for 2 s",
                            "backlog < 1 ms within 2 s, nothing lost, nothing allocated"),
                    new Target(
                            "P12",
                            "pages looking on",
                            "engine p99 with 50 <= 1.05x with none; tick to page p99 <= 150 ms"),
                    new Target(
                            "P13",
                            "allocation and collections",
                            "<= 0.01 B a tick; no collection by the hot threads"),
                    new Target(
                            "P14",
                            "from the start of the JVM",
                            "takes ticks within 3 s; the day's state, or its snapshot, within 12 s"),
                    new Target("memory", "memory, 3,000 instruments", "<= 512 MiB resident"));

    /** The section of that id; one without title for an id that is not among them. */
    static Target of(String id) {
        return ALL.stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElse(new Target(id, "", ""));
    }
}
