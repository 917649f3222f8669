package io.icebreaker.bench.paced;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param lines where lines of the report go, null for nowhere
 * @param isQuick seconds: shows that it runs, that nothing is lost and that a replay is equal; no time
 * @param runs of {@link #ALL}, in that order
 */
record Options(Path lines, boolean isQuick, List<String> runs) {
    static final List<String> ALL = List.of("latency", "idle", "ramp", "burst");

    /** Reads the arguments; {@link IllegalArgumentException} says what is wrong with them. */
    static Options of(String... args) {
        Path lines = null;
        boolean isQuick = false;
        List<String> runs = ALL;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> isQuick = true;
                case "--lines" -> lines = Path.of(value(args, ++i));
                case "--runs" -> runs = chosen(value(args, ++i));
                default -> throw new IllegalArgumentException("unknown argument " + args[i]);
            }
        }
        return new Options(lines, isQuick, runs);
    }

    private static String value(String[] args, int at) {
        if (at == args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static List<String> chosen(String names) {
        List<String> asked = List.of(names.split(","));
        for (String name : asked) {
            if (!ALL.contains(name)) {
                throw new IllegalArgumentException(
                        "no run is called " + name + "; there are " + ALL);
            }
        }
        return ALL.stream().filter(asked::contains).toList();
    }
}
