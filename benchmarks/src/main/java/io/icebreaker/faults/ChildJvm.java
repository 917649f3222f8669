package io.icebreaker.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program in a process of its own, with the launcher's flags. Its standard output is read line by
 * line here; what it says on standard error goes to a file. One thread; killed at the latest when closed.
 */
public final class ChildJvm implements AutoCloseable {
    private static final long PATIENCE_S = 120;

    private final Process process;
    private final BufferedReader out;
    private final Path errors;
    private final long startedNs = System.nanoTime();

    private ChildJvm(List<String> command, Path errors) throws IOException {
        this.errors = errors;
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        out = process.inputReader();
    }

    /** Starts {@code main} on this JDK; {@code errors} is the file for its standard error. */
    public static ChildJvm start(FaultRun run, Path errors, Class<?> main, Object... words)
            throws IOException {
        return start(command(run, jdk(), main, words), errors);
    }

    /** Starts a command line, as a rule one from {@link #command} with something before it. */
    public static ChildJvm start(List<String> command, Path errors) throws IOException {
        return new ChildJvm(command, errors);
    }

    /** The JDK that runs this. */
    public static Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The command line of {@code main} with {@code words} on a JDK. */
    public static List<String> command(FaultRun run, Path jdk, Class<?> main, Object... words) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(LauncherFlags.of(run.home(), feature(jdk)));
        command.addAll(
                List.of(
                        "-XX:-UsePerfData", // its file is named by the process, 1 in every
                        // namespace
                        "-Xms64m",
                        "-Xmx512m",
                        "-Xmn12m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Major version of a JDK, from the {@code release} file in it. */
    static int feature(Path jdk) {
        try {
            return Files.readAllLines(jdk.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").replaceFirst("\\..*", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(Runtime.version().feature());
        } catch (IOException e) {
            return Runtime.version().feature();
        }
    }

    /** The next line it prints; null once it has ended. */
    public String readLine() throws IOException {
        return out.readLine();
    }

    /** Reads on until a line begins with {@code head}; returns what follows. */
    public String await(String head) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(head)) {
                return line.substring(head.length()).strip();
            }
        }
        throw new IOException("the child ended without saying '" + head + "': " + errors());
    }

    /** Sends it a line on its standard input; says what it said last when it has ended. */
    public void tell(String line) throws IOException {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new IOException("the child hears no more '" + line + "': " + errors(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Since it was started. */
    public double seconds() {
        return (System.nanoTime() - startedNs) / 1e9;
    }

    /** SIGKILL, at once; returns when it is gone. What it has printed before can still be read. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method closes the pipe as well
        process.waitFor();
    }

    /** Waits for its own end; returns its exit code. */
    public int code() throws IOException, InterruptedException {
        return code(PATIENCE_S);
    }

    /** The same of one that takes long; it is killed when it takes longer than so many seconds. */
    public int code(long patienceS) throws IOException, InterruptedException {
        if (!process.waitFor(patienceS, TimeUnit.SECONDS)) {
            kill();
            throw new IOException("the child did not end within " + patienceS + " s");
        }
        return process.exitValue();
    }

    /** What it said on standard error, the last 2,000 characters. */
    public String errors() throws IOException {
        String text = Files.readString(errors).strip();
        return text.substring(Math.max(0, text.length() - 2_000));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
