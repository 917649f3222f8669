package io.icebreaker.bench.codec;

import io.icebreaker.bench.codec.Findings.Beside;
import io.icebreaker.feed.kite.KiteLayout;
import java.util.Locale;
import java.util.Map;

/** P1 and P2: what decoding costs, beside the broker's two clients and a copy; then the other brokers. */
final class DecodeLines {
    private static final String UNIT = "ns/packet";
    private static final String COPY = "copy into the slot";
    private static final double FULL_NS = 65;
    private static final double QUOTE_NS = 30;
    private static final double LTP_NS = 12;
    private static final double FULL_TIMES_SDK = 25;
    private static final double SHORT_TIMES_SDK = 6;
    private static final double FULL_TIMES_NPM = 1_000;
    private static final double MOST_COPIES = 2;

    private final Figures figures;
    private final Findings findings;

    DecodeLines(Figures figures, Findings findings) {
        this.figures = figures;
        this.findings = findings;
    }

    /**
     * @param npm by content and length; empty when it could not be had
     * @param npmNote how it ran, or why not
     */
    void add(Map<String, NpmKite.Decoded> npm, String npmNote) {
        for (String content : new String[] {"synthetic", KiteDecodeBenchmark.CAPTURED}) {
            kite("P1", content, KiteLayout.FULL_LENGTH, FULL_NS, FULL_TIMES_SDK);
            npm(content, npm.get(npmName(content, KiteLayout.FULL_LENGTH)), npmNote);
        }
        cold();
        for (String content : new String[] {"synthetic", KiteDecodeBenchmark.CAPTURED}) {
            kite("P2", content, KiteLayout.QUOTE_LENGTH, QUOTE_NS, SHORT_TIMES_SDK);
            kite("P2", content, KiteLayout.LTP_LENGTH, LTP_NS, SHORT_TIMES_SDK);
        }
        for (int length : CodecRun.KITE_LENGTHS) {
            allocation(length);
        }
        others();
    }

    static String npmName(String content, int length) {
        return content + '-' + length;
    }

    private static String kiteName(String method, String content, int length) {
        return Figures.name(KiteDecodeBenchmark.class, method, content, length);
    }

    private static String metric(String content, int length) {
        return "Kite " + KiteLayout.kindName(length) + ", " + length + " B, " + content;
    }

    private void kite(String target, String content, int length, double mostNs, double times) {
        double ours = figures.ns(kiteName("ours", content, length));
        double sdk = figures.ns(kiteName("officialSdk", content, length));
        double copy = figures.ns(kiteName("copy", content, length));
        findings.time(
                target,
                metric(content, length),
                UNIT,
                ours,
                Beside.peer(OfficialKite.NAME, sdk).andLimit(COPY, copy),
                String.format(Locale.ROOT, "<= %.0f ns; >= %.0f x the SDK", mostNs, times),
                ours <= mostNs && sdk >= times * ours,
                String.format(
                        Locale.ROOT,
                        "%.1f x; frames of 100 packets in the cache, ours with instrument look-up and an"
                                + " emptied slot; outputs equal",
                        sdk / ours));
    }

    private void npm(String content, NpmKite.Decoded npm, String note) {
        int length = KiteLayout.FULL_LENGTH;
        double ours = figures.ns(kiteName("ours", content, length));
        String metric = metric(content, length) + ", npm";
        if (npm == null) {
            findings.told("P1", metric, UNIT, ours, Beside.peer(NpmKite.NAME, Double.NaN), note);
            return;
        }
        findings.time(
                "P1",
                metric,
                UNIT,
                ours,
                Beside.peer(NpmKite.NAME, npm.nsPerPacket()),
                ">= 1,000 x",
                npm.nsPerPacket() >= FULL_TIMES_NPM * ours,
                String.format(
                        Locale.ROOT, "%.0f x; %s; outputs equal", npm.nsPerPacket() / ours, note));
    }

    private void cold() {
        double ours = figures.ns(Figures.name(ColdDecodeBenchmark.class, "ours"));
        double copy = figures.ns(Figures.name(ColdDecodeBenchmark.class, "copy"));
        findings.time(
                "P1",
                "Kite full, 184 B, out of uncached memory",
                UNIT,
                ours,
                Beside.limit(COPY, copy),
                "within 2 x of a straight copy",
                ours <= MOST_COPIES * copy,
                String.format(
                        Locale.ROOT,
                        "%.2f x; 147 MiB of frames into a ring of 65,536 slots, both",
                        ours / copy));
    }

    private void allocation(int length) {
        String content = "synthetic";
        double sdk = figures.bytes(kiteName("officialSdk", content, length));
        findings.allocation(
                length == KiteLayout.FULL_LENGTH ? "P1" : "P2",
                metric(content, length) + ", allocation",
                figures.bytes(kiteName("ours", content, length)),
                Beside.peer(OfficialKite.NAME, sdk));
    }

    private void others() {
        other("Kite full, 184 B, all decoders loaded", "kiteFull", false);
        other("Dhan full, 162 B, all decoders loaded", "dhanFull", true);
        other("Dhan depth of 20, 332 B, all decoders loaded", "dhanDepth20", true);
        other("SmartAPI snap quote, 379 B, all decoders loaded", "smartSnap", true);
        other("Noren depth, JSON, all decoders loaded", "norenDepth", false);
    }

    private void other(String metric, String method, boolean hasNaive) {
        String name = Figures.name(DecodersBenchmark.class, method);
        Beside beside =
                hasNaive
                        ? Beside.peer(
                                NaiveReads.NAME,
                                figures.ns(Figures.name(DecodersBenchmark.class, method + "Naive")))
                        : Beside.NOTHING;
        String note =
                hasNaive
                        ? "the peer checks nothing, looks nobody up and scales nothing; outputs equal"
                        : "in one process that has decoded all brokers' packets";
        findings.told("P1", metric, UNIT, figures.ns(name), beside, note);
        findings.allocation("P1", metric + ", allocation", figures.bytes(name), Beside.NOTHING);
    }
}
