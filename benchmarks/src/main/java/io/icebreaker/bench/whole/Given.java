package io.icebreaker.bench.whole;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Lines;
import io.icebreaker.bench.report.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a measuring program was started with.
 *
 * @param lines where its lines go, null: they are only printed
 * @param quick whether to show that it runs rather than to measure
 */
record Given(Path lines, boolean quick) {
    private static final int FOUND_WRONG = 1;
    private static final int COULD_NOT_RUN = 2;

    /** A program: measures and says what it found. */
    @FunctionalInterface
    interface Program {
        List<Line> run(Given given) throws Exception;
    }

    /** Runs a program, prints and keeps its lines, ends the process. */
    static void run(String[] args, Program program) {
        System.exit(code(args, program));
    }

    static int code(String[] args, Program program) {
        try {
            Given given = of(args);
            List<Line> found = program.run(given);
            found.forEach(Given::print);
            if (given.lines != null) {
                Lines.append(given.lines, found);
            }
            boolean isWrong = found.stream().anyMatch(line -> line.verdict() == Verdict.FAIL);
            return isWrong ? FOUND_WRONG : 0;
        } catch (Exception e) {
            e.printStackTrace();
            System.err.println("could not run: " + e);
            return COULD_NOT_RUN;
        }
    }

    static Given of(String[] args) {
        List<String> words = Arrays.asList(args);
        int at = words.indexOf("--lines");
        int known = (at < 0 ? 0 : 2) + (words.contains("--quick") ? 1 : 0);
        if (at == words.size() - 1 && at >= 0 || words.size() != known) {
            throw new IllegalArgumentException("[--lines FILE] [--quick], not " + words);
        }
        return new Given(at < 0 ? null : Path.of(words.get(at + 1)), words.contains("--quick"));
    }

    /** One of two sizes. */
    long size(long full, long small) {
        return quick ? small : full;
    }

    /** The verdict on a figure of time, memory or rate: none in the quick form. */
    Verdict timed(boolean met) {
        return quick ? Verdict.TOLD : met ? Verdict.MET : Verdict.MISSED;
    }

    /** A word on how far it is. */
    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static void print(Line line) {
        say(
                "%s %s: %,.3f %s (peer %,.3f, limit %,.3f), wanted %s: %s; %s",
                line.target(),
                line.metric(),
                line.ours(),
                line.unit(),
                line.peerFigure(),
                line.limitFigure(),
                line.wanted(),
                line.verdict(),
                line.note());
    }
}
