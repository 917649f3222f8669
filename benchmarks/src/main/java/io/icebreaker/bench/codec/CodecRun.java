package io.icebreaker.bench.codec;

import io.icebreaker.bench.report.Lines;
import io.icebreaker.feed.kite.KiteLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Decoders, journal and ring beside their peers, as lines of the report: {@code [--quick] [--lines FILE]}.
 * Rounds of one fork each, so that ours and its peers take turns on a machine that changes its pace. Quick:
 * one short round in this process; it finds unequal outputs and garbage, and says nothing of time.
 */
public final class CodecRun {
    static final int[] KITE_LENGTHS = {
        KiteLayout.LTP_LENGTH, KiteLayout.QUOTE_LENGTH, KiteLayout.FULL_LENGTH
    };

    private static final int ROUNDS = 2;
    private static final int NPM_MS = 1_000;
    private static final int NPM_QUICK_MS = 200;
    private static final int FOUND_WRONG = 1;
    private static final int CANNOT_RUN = 2;
    private static final List<Class<?>> BENCHMARKS =
            List.of(
                    KiteDecodeBenchmark.class,
                    ColdDecodeBenchmark.class,
                    DecodersBenchmark.class,
                    JournalBenchmark.class,
                    RingRateBenchmark.class);

    private final boolean isQuick;
    private final Path lines;
    private final Figures figures = new Figures();
    private final Findings findings;
    private final Map<String, NpmKite.Decoded> npm = new LinkedHashMap<>();
    private String npmNote = "";

    private CodecRun(boolean isQuick, Path lines) {
        this.isQuick = isQuick;
        this.lines = lines;
        findings = new Findings(isQuick);
    }

    public static void main(String[] args) {
        List<String> given = new ArrayList<>(Arrays.asList(args));
        boolean isQuick = given.remove("--quick");
        int at = given.indexOf("--lines");
        Path lines = at < 0 || at + 1 == given.size() ? null : Path.of(given.get(at + 1));
        if (given.size() != (lines == null ? 0 : 2)) {
            System.err.println("usage: CodecRun [--quick] [--lines FILE]");
            System.exit(CANNOT_RUN);
        }
        System.exit(new CodecRun(isQuick, lines).run());
    }

    private int run() {
        try {
            decodeByNpm();
            for (int round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
                figures.add(new Runner(options().build()).run());
                figures.add(new Runner(hopOptions().build()).run());
            }
            new DecodeLines(figures, findings).add(npm, npmNote);
            new JournalLines(figures, findings).add();
            new RingLines(figures, findings).add();
            System.out.print(findings.table());
            if (lines != null) {
                Lines.append(lines, findings.lines());
            }
            return findings.isSound() ? 0 : FOUND_WRONG;
        } catch (AssertionError | RunnerException e) {
            System.err.println("found wrong: " + e);
            return FOUND_WRONG;
        } catch (IOException e) {
            System.err.println("cannot write " + lines + ": " + e);
            return CANNOT_RUN;
        }
    }

    private ChainedOptionsBuilder options() {
        var options = new OptionsBuilder();
        for (Class<?> benchmark : BENCHMARKS) {
            options.include(benchmark.getName().replace(".", "\\.") + "\\.");
        }
        return timed(options);
    }

    /** The queue of the JDK's is for the curious, by JMH alone. */
    private ChainedOptionsBuilder hopOptions() {
        String hop = RingHopBenchmark.class.getName().replace(".", "\\.");
        return timed(new OptionsBuilder().include(hop + "\\.(pipeline|bareRing)"));
    }

    private ChainedOptionsBuilder timed(ChainedOptionsBuilder options) {
        var time = TimeValue.milliseconds(isQuick ? 50 : 400);
        return options.addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(isQuick ? 0 : 1)
                .warmupIterations(isQuick ? 1 : 3)
                .warmupTime(time)
                .measurementIterations(isQuick ? 2 : 4)
                .measurementTime(time);
    }

    /** Throws where the client's output differs from ours; one that cannot be had is told in a note. */
    private void decodeByNpm() {
        Map<String, ByteBuffer> frames = new LinkedHashMap<>();
        for (int length : KITE_LENGTHS) {
            frames.put(
                    DecodeLines.npmName("synthetic", length),
                    KiteFrames.frame(length, KiteDecodeBenchmark.SEED));
            frames.put(
                    DecodeLines.npmName(KiteDecodeBenchmark.CAPTURED, length),
                    KiteFrames.captured(length));
        }
        try {
            NpmKite client = NpmKite.below(Path.of(System.getProperty("icebreaker.home", ".")));
            client.install();
            npm.putAll(client.decode(frames, isQuick ? NPM_QUICK_MS : NPM_MS));
            npmNote = "a process of its own, warmed up";
        } catch (IOException e) {
            npmNote = "not measured: " + e.getMessage();
            System.out.println("npm client " + npmNote);
            return;
        }
        for (int length : KITE_LENGTHS) {
            requireEqual(frames, "synthetic", length);
            requireEqual(frames, KiteDecodeBenchmark.CAPTURED, length);
        }
    }

    private void requireEqual(Map<String, ByteBuffer> frames, String content, int length) {
        String name = DecodeLines.npmName(content, length);
        KiteValues.requireEqual(
                NpmKite.NAME + ", " + name,
                KiteValues.ours(frames.get(name), length),
                npm.get(name).packets());
    }
}
