package io.icebreaker.bench.report;

import io.icebreaker.faults.LauncherFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs parts as processes of their own; what they print is passed on and kept in a file. One thread. */
final class PartRun {

    /** Several times what a part is to take: 20 and 3 minutes are all of them together. */
    private static final long PATIENCE_MINUTES = 40;

    private static final long QUICK_PATIENCE_MINUTES = 6;

    private final Path home;
    private final Path out;
    private final boolean quick;

    /**
     * @param home where {@code config/} is
     * @param out where what they print is kept
     */
    PartRun(Path home, Path out, boolean quick) {
        this.home = home;
        this.out = out;
        this.quick = quick;
    }

    /** What came of it, in whatever way it ends. */
    PartResult run(Part part) throws InterruptedException {
        if (!part.isThere()) {
            return PartResult.notThere(part);
        }
        long startedNs = System.nanoTime();
        List<Line> lines = List.of();
        try {
            Path file = Files.createTempFile("bench-lines", ".ndjson");
            Process child = start(part, file);
            String lastWords = listen(part, child);
            int code = child.waitFor();
            lines = Lines.read(file);
            Files.delete(file);
            return PartResult.ended(part, since(startedNs), code, lastWords, lines);
        } catch (IOException | RuntimeException e) {
            return PartResult.broken(part, since(startedNs), e.toString(), lines);
        }
    }

    private static double since(long startedNs) {
        return (System.nanoTime() - startedNs) / 1e9;
    }

    private Process start(Part part, Path lines) throws IOException {
        var builder = new ProcessBuilder(command(part, lines)).redirectErrorStream(true);
        builder.directory(home.toFile());
        Process child = builder.start();
        child.getOutputStream().close();
        long minutes = quick ? QUICK_PATIENCE_MINUTES : PATIENCE_MINUTES;
        child.onExit()
                .orTimeout(minutes, TimeUnit.MINUTES)
                .exceptionally(
                        late -> {
                            child.descendants().forEach(ProcessHandle::destroyForcibly);
                            return child.destroyForcibly();
                        });
        return child;
    }

    private List<String> command(Part part, Path lines) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LauncherFlags.of(home, Runtime.version().feature()));
        command.addAll(part.options());
        command.add("-Dicebreaker.home=" + home);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), part.main()));
        command.addAll(List.of("--lines", lines.toString()));
        if (quick) {
            command.add("--quick");
        }
        return command;
    }

    /** Returns the last line that says something. */
    private String listen(Part part, Process child) throws IOException {
        String last = "it said nothing";
        Path log = out.resolve(part.name().replace(' ', '-') + ".log");
        try (BufferedReader said = child.inputReader();
                var kept = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                System.err.println("  " + line);
                kept.println(line);
                last = line.isBlank() ? last : line.strip();
            }
        }
        return last;
    }
}
