package io.icebreaker.bench.whole;

import io.icebreaker.faults.ChildJvm;
import io.icebreaker.faults.LauncherFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts programs of this class path in processes of their own, with the launcher's flags. */
final class Jvm {
    private static final Path NICE = Path.of("/usr/bin/nice");

    private Jvm() {}

    /** Where {@code config/} is. */
    static Path home() {
        return Path.of(System.getProperty("icebreaker.home", ".")).toAbsolutePath().normalize();
    }

    /** Starts {@code main}; what it says on standard error goes to a file. */
    static ChildJvm start(List<String> options, Path errors, Class<?> main, Object... words)
            throws IOException {
        return ChildJvm.start(command(options, main, words), errors);
    }

    /** The same for what stands for other machines: it takes what processor time the program leaves it. */
    static ChildJvm startBehind(List<String> options, Path errors, Class<?> main, Object... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.addAll(command(options, main, words));
        return ChildJvm.start(command, errors);
    }

    static List<String> command(List<String> options, Class<?> main, Object... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LauncherFlags.of(home(), Runtime.version().feature()));
        command.addAll(options);
        command.add("-Dicebreaker.home=" + home());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return command;
    }
}
