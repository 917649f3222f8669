package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.SimulatedRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker accuracy}: how often the inferred sides are right, where the real ones are known. */
@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        description = {
            "Measure every side model on recordings that know the real sides (columns true_buy, true_sell).",
            "rightShare: share of the volume on its right side; deltaCorrelation: of each row's delta.",
            "With --simulate, write such a recording of the simulated market instead."
        })
final class AccuracyCommand implements Callable<Integer> {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** The simulated recording's opening bell: any trading day will do. */
    private static final long BELL_NS =
            LocalDate.of(2026, 11, 20)
                            .atTime(LocalTime.of(9, 15))
                            .toEpochSecond(ZoneOffset.ofHoursMinutes(5, 30))
                    * NS_PER_SECOND;

    /** Pace of a simulated recording. */
    enum Pace {
        ms250("250ms", 250),
        s1("1s", 1_000);

        private final String label;
        private final int ms;

        Pace(String label, int ms) {
            this.label = label;
            this.ms = ms;
        }

        @Override
        public String toString() {
            return label;
        }

        static Pace of(String label) {
            for (Pace pace : values()) {
                if (pace.label.equals(label)) {
                    return pace;
                }
            }
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--simulate takes 250ms or 1s, not '" + label + "'");
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Recordings, FILE.csv or FILE.csv.gz, FILE.instruments.csv beside each.")
    private List<Path> files = List.of();

    @Option(
            names = "--simulate",
            paramLabel = "PACE",
            description = "Write a recording with a snapshot of each instrument every 250ms or 1s.")
    private String simulate;

    @Option(
            names = "--seconds",
            defaultValue = "900",
            description = "Its length from the opening bell (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Its seed (default: 1).")
    private long seed;

    @Option(names = "--out", description = "The recording to write, FILE.csv.gz.")
    private Path outFile;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        if (simulate != null) {
            return simulate();
        }
        if (files.isEmpty()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "name a recording to measure, or use --simulate");
        }
        measure();
        return Exit.OK;
    }

    private int simulate() throws IOException {
        if (!files.isEmpty() || outFile == null || !outFile.toString().endsWith(".csv.gz")) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--simulate needs --out FILE.csv.gz and no other FILE");
        }
        if (seconds < 1 || seconds > 6 * 3_600) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--seconds must be within 1..21600, was " + seconds);
        }
        var recording =
                new SimulatedRecording(MarketConfig.of(seed, BELL_NS), Pace.of(simulate).ms);
        Path definitions = InstrumentsCsv.beside(outFile);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("out", outFile);
        result.put("rows", recording.write(outFile, definitions, seconds));
        result.put("instruments", definitions);
        out.print(result);
        return Exit.OK;
    }

    private void measure() throws IOException {
        List<Map<String, Object>> measured = new ArrayList<>();
        Map<String, double[][]> bins = new LinkedHashMap<>();
        for (Path file : files) {
            measured.add(measure(file, bins));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", measured);
        Map<String, Object> calibration = new LinkedHashMap<>();
        bins.forEach((model, sums) -> calibration.put(model, SideScore.calibration(sums)));
        result.put("calibration", calibration);
        if (out.json) {
            System.out.println(Json.line(result));
        } else {
            printBins(bins);
        }
    }

    private Map<String, Object> measure(Path file, Map<String, double[][]> bins)
            throws IOException {
        Map<String, Object> models = new LinkedHashMap<>();
        SideScore score = null;
        for (String model : SideAccuracy.MODELS) {
            score = SideAccuracy.of(file, model);
            models.put(model, score.toMap());
            double[][] sums = bins.computeIfAbsent(model, m -> new double[SideScore.BINS][3]);
            score.addTo(sums);
            if (!out.json) {
                print(file, model, score);
            }
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.toString());
        map.put("models", models);
        map.put("intervalMs", SideAccuracy.intervalMs(file));
        map.put("rows", score.rows());
        map.put("volume", score.volume());
        return map;
    }

    private static void print(Path file, String model, SideScore score) {
        if (model.equals(SideAccuracy.MODELS.get(0))) {
            System.out.println(file + ": " + score.rows() + " rows with volume");
            System.out.println("  model            right share  correlation of delta");
        }
        System.out.printf(
                Locale.ENGLISH,
                "  %-16s %9.2f %%  %12.4f%n",
                model,
                100 * score.rightShare(),
                score.deltaCorrelation());
    }

    private static void printBins(Map<String, double[][]> bins) {
        System.out.println("expected right share: what came, share of the volume (files alike)");
        bins.forEach(
                (model, sums) -> {
                    var line = new StringBuilder();
                    for (List<Double> bin : SideScore.calibration(sums)) {
                        if (bin.get(0) != null) {
                            line.append(
                                    String.format(
                                            Locale.ENGLISH,
                                            "  %.3f: %.3f, %.1f %%",
                                            bin.get(0),
                                            bin.get(1),
                                            100 * bin.get(2)));
                        }
                    }
                    if (!line.isEmpty()) {
                        System.out.println("  " + model + line);
                    }
                });
    }
}
