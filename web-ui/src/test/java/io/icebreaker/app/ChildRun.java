package io.icebreaker.app;

import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A command in a process of its own, started as the launcher does; it ends with its test at the latest. */
final class ChildRun implements AutoCloseable {
    private static final long PATIENCE_S = 120;
    private static final int FIRST_JDK_WITH_MORE_FLAGS = 24;
    private static final Pattern ADDRESS = Pattern.compile("the page is at (http://\\S+/)");

    private final Path out;
    private final Path errors;
    private final Process process;

    private ChildRun(Path logs, Map<String, String> environment, Object... words)
            throws IOException {
        out = Files.createTempFile(logs, "child", ".out");
        errors = Files.createTempFile(logs, "child", ".err");
        var builder = new ProcessBuilder(command(words));
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
        process = builder.start();
    }

    /** Starts a command line; what it prints goes to files in {@code logs}. */
    static ChildRun start(Path logs, Map<String, String> environment, Object... words)
            throws IOException {
        return new ChildRun(logs, environment, words);
    }

    private static List<String> command(Object... words) {
        Path config = Needed.projectRoot().resolve("config");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + config.resolve("jvm.flags"));
        if (Runtime.version().feature() >= FIRST_JDK_WITH_MORE_FLAGS) {
            command.add("@" + config.resolve("jvm-24.flags"));
        }
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-Xmn12m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Waits until the page is served. */
    String address() throws Exception {
        Await.that("the page's address", () -> ADDRESS.matcher(errors()).find() || !isAlive());
        var found = ADDRESS.matcher(errors());
        if (!found.find()) {
            throw new AssertionError("ended without a page: " + errors());
        }
        return found.group(1);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, at once. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its own end. */
    int code() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end within " + PATIENCE_S + " s");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    JsonTree json() throws IOException {
        return JsonTree.parse(out().strip());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
