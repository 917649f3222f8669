package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Fault test F9 for this wire: ten thousand frames that must not be believed, and between them a probe that
 * shows whether any of them left a trace in the state.
 */
class NorenBadFramesTest {
    private static final int FRAMES = 10_000;
    private static final int MIB = 1 << 20;
    private static final byte[] SNAPSHOT =
            bytes(
                    "{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"22\",\"lp\":\"100.05\",\"v\":\"5000\",\"ft\":\"1788413708\","
                            + "\"bp1\":\"100.00\",\"bq1\":\"10\",\"sp1\":\"100.10\",\"sq1\":\"20\"}");
    private static final byte[] PROBE = bytes("{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"22\"}");

    private record Bad(byte[] frame, boolean isBinary, Reject reason) {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tenThousandBadFramesMakeNoTickAndLeaveNoTrace() {
        long seed = System.nanoTime();
        System.out.println("NorenBadFramesTest seed " + seed);
        List<Bad> frames = frames(new SplittableRandom(seed));
        var sink = new CountingSink();
        var decoder = new NorenDecoder((segment, token) -> token == 22 ? 0 : -1, 0, 100);
        decoder.decode(SNAPSHOT, NorenSamples.SESSION_NS, sink);
        Tick good = new Tick().copyInputFrom(sink.last().bytes(), 0);
        var expected = new EnumMap<Reject, Long>(Reject.class);
        for (Bad bad : frames) {
            assertEquals(0, refuse(decoder, bad, sink));
            expected.merge(bad.reason(), 1L, Long::sum);
            String what = "seed " + seed + ": " + new String(bad.frame(), StandardCharsets.UTF_8);
            assertEquals(expected.get(bad.reason()), sink.rejected(bad.reason()), what);
            decoder.decode(PROBE, NorenSamples.SESSION_NS, sink);
            assertTrue(isSame(good, sink.last()), what);
        }
        assertEquals(1 + FRAMES, sink.published(), "the snapshot and the probes");
        assertEquals(7, expected.size(), expected.toString());
        System.out.println("refused " + expected);
    }

    private static boolean isSame(Tick one, Tick other) {
        for (int at = 0; at < Tick.INPUT_LENGTH; at++) {
            if (one.bytes().getByte(at) != other.bytes().getByte(at)) {
                return false;
            }
        }
        return true;
    }

    private static int refuse(NorenDecoder decoder, Bad bad, CountingSink sink) {
        return bad.isBinary()
                ? decoder.decodeBinary(sink)
                : decoder.decode(bad.frame(), NorenSamples.SESSION_NS, sink);
    }

    /** No single frame costs more than a mebibyte, not even one of the largest size a socket lets in. */
    @Test
    void noFrameMakesTheDecoderAllocateMuch() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        var sink = new CountingSink();
        var decoder = new NorenDecoder((segment, token) -> 0, 0, 100);
        List<Bad> frames = new ArrayList<>(frames(new SplittableRandom(1)));
        String long1 = "x".repeat(MIB - 100);
        frames.add(new Bad(bytes("{\"t\":\"" + long1 + "\"}"), false, Reject.KIND));
        frames.add(new Bad(bytes("{\"" + long1 + "\":\"\"}"), false, Reject.TEXT));
        frames.add(new Bad(bytes("{\"t\":\"df\",\"ts\":\"" + long1 + "\"}"), false, Reject.TOKEN));
        Map<Integer, Long> most = new java.util.TreeMap<>();
        for (Bad bad : frames) {
            long before = threads.getThreadAllocatedBytes(thread);
            refuse(decoder, bad, sink);
            long allocated = threads.getThreadAllocatedBytes(thread) - before;
            most.merge(bad.frame().length, allocated, Math::max);
        }
        System.out.println("bytes allocated by the longest frames " + tail(most));
        long mostOfAll = most.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(mostOfAll <= 4 * MIB, mostOfAll + " bytes for one frame");
    }

    private static Map<Integer, Long> tail(Map<Integer, Long> map) {
        var last = new java.util.TreeMap<>(map);
        while (last.size() > 6) {
            last.remove(last.firstKey());
        }
        return last;
    }

    private static List<Bad> frames(SplittableRandom random) {
        var frames = new ArrayList<Bad>();
        while (frames.size() < FRAMES) {
            frames.add(frame(random, frames.size() % 12));
        }
        return frames;
    }

    private static Bad frame(SplittableRandom random, int sort) {
        String row = "{\"t\":\"" + (random.nextBoolean() ? "df" : "dk") + "\",";
        String values = values(random);
        return switch (sort) {
            case 0 -> new Bad(noise(random), true, Reject.OPCODE);
            case 1 -> new Bad(noise(random), false, Reject.TEXT);
            case 2 -> new Bad(cut(random), false, Reject.TEXT);
            case 3 ->
                    text(
                            Reject.TEXT,
                            row + "\"e\":\"NSE\",\"tk\":\"22\",\"lp\":" + notText(random) + "}");
            case 4 ->
                    text(
                            Reject.TEXT,
                            row + "\"e\":\"NSE\",\"tk\":\"22\"" + values + "}" + tail(random));
            case 5 -> text(Reject.TEXT, "{\"e\":\"NSE\",\"tk\":\"22\"" + values + "}");
            case 6 ->
                    text(
                            Reject.KIND,
                            "{\"t\":\""
                                    + pick(random, "dx", "", "tK", "depth")
                                    + "\",\"tk\":\"22\""
                                    + values
                                    + "}");
            case 7 ->
                    text(
                            Reject.TOKEN,
                            row
                                    + "\"e\":\"NSE\",\"tk\":\""
                                    + badToken(random)
                                    + "\""
                                    + values
                                    + "}");
            case 8 -> text(Reject.UNRESOLVED, "{\"t\":\"dk\",\"tk\":\"22\"" + values + "}");
            case 9 -> text(Reject.UNRESOLVED, "{\"t\":\"tf\",\"tk\":\"22\"" + values + "}");
            case 10 ->
                    text(
                            Reject.SEGMENT,
                            row
                                    + "\"e\":\""
                                    + pick(random, "NCX", "", "nse", "NSEX", "\\u0000NSE")
                                    + "\",\"tk\":\"22\""
                                    + values
                                    + "}");
            default ->
                    text(
                            Reject.UNKNOWN_INSTRUMENT,
                            row + "\"e\":\"NSE\",\"tk\":\"23\"" + values + "}");
        };
    }

    private static Bad text(Reject reason, String message) {
        return new Bad(bytes(message), false, reason);
    }

    /** Values that would change the state, were they believed. */
    private static String values(SplittableRandom random) {
        return ",\"lp\":\""
                + random.nextInt(9_999)
                + ".05\",\"v\":\""
                + random.nextInt(1_000_000)
                + "\",\"bq1\":\"0\"";
    }

    /** Anything but an opening brace first. */
    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(2_000)];
        random.nextBytes(noise);
        if (noise.length > 0) {
            noise[0] = (byte) (noise[0] == '{' ? '[' : noise[0] == ' ' ? 0 : noise[0] | 0x80);
        }
        return noise;
    }

    private static byte[] cut(SplittableRandom random) {
        return Arrays.copyOf(SNAPSHOT, random.nextInt(SNAPSHOT.length));
    }

    private static String notText(SplittableRandom random) {
        return pick(
                random,
                "1",
                "-1.5",
                "null",
                "true",
                "NaN",
                "Infinity",
                "[]",
                "{}",
                "[\"1\"]",
                "{\"a\":\"b\"}",
                "1e999",
                "'1'",
                "");
    }

    private static String tail(SplittableRandom random) {
        return pick(random, "{}", "x", ",", "}", "\u0000", "{\"t\":\"df\"}", " 1", "\"\"", "]");
    }

    private static String badToken(SplittableRandom random) {
        return pick(
                random,
                "0",
                "-22",
                "4294967296",
                "99999999999",
                "22.0",
                "",
                " 22",
                "2e1",
                "KAPAS26FEB2027",
                "00000000022");
    }

    private static String pick(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
