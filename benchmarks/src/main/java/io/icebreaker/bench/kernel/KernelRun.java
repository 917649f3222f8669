package io.icebreaker.bench.kernel;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Lines;
import io.icebreaker.bench.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * P3 to P6: every kernel beside its peers, by JMH, and Flink beside them. {@code [--quick] [--lines FILE]}.
 * The full form takes some six minutes; the quick one under one, and judges only equal outputs and garbage.
 * Ends with 0; with 1 when outputs differ or a kernel of ours allocates; with 2 when it could not run.
 */
public final class KernelRun {
    private static final int WRONG = 1;
    private static final int CANNOT_RUN = 2;

    private KernelRun() {}

    public static void main(String[] args) throws Exception {
        boolean quick = false;
        Path into = null;
        for (int n = 0; n < args.length; n++) {
            if (args[n].equals("--quick")) {
                quick = true;
            } else if (args[n].equals("--lines") && n + 1 < args.length) {
                into = Path.of(args[++n]);
            } else {
                System.err.println("usage: KernelRun [--quick] [--lines FILE], not " + args[n]);
                System.exit(CANNOT_RUN);
            }
        }
        System.exit(run(quick, into));
    }

    private static int run(boolean quick, Path into) throws Exception {
        try {
            double priceError = ChainCheck.assertEqual();
            double bytes = Garbage.mostBytes();
            double flinkNs = FlinkRun.nsATrade(quick);
            Figures figures = new KernelSuite(quick).run();
            List<Line> lines = new KernelLines(figures, quick).all(flinkNs, priceError, bytes);
            lines.forEach(KernelRun::print);
            if (into != null) {
                Lines.append(into, lines);
            }
            boolean failed = lines.stream().anyMatch(line -> line.verdict() == Verdict.FAIL);
            return failed ? WRONG : 0;
        } catch (AssertionError | RunnerException e) {
            System.err.println("kernels: " + e);
            return WRONG;
        }
    }

    private static void print(Line line) {
        String peer =
                line.peer().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %s %.1f %s = %.1fx",
                                line.peer(),
                                line.peerFigure(),
                                line.unit(),
                                line.peerFigure() / line.ours());
        System.out.printf(
                Locale.ROOT,
                "%s %-7s %s: %.2f %s%s %s%n",
                line.target(),
                line.verdict(),
                line.metric(),
                line.ours(),
                line.unit(),
                peer,
                line.wanted());
    }
}
