package io.icebreaker.app;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command of ours as a process of its own at the lowest priority; it shares nothing but the disk. */
final class LowPriority {
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final List<String> FLAGS = List.of("--", "-Xm", "-XX:+Exit", "-D");

    private LowPriority() {}

    /** Starts it; what it says on standard error goes to ours, its result nowhere. */
    static Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> FLAGS.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command)
                        .directory(new File("."))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.INHERIT)
                        .start();
        process.getOutputStream().close();
        return process;
    }
}
