package io.icebreaker.app;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Spoils a configuration in one place at a time, by a seed. */
final class Mutations {
    private static final List<String> VALUES =
            List.of(
                    "true",
                    "-1",
                    "0",
                    "1e9",
                    "3.7",
                    "\"\"",
                    "text",
                    "null",
                    "[]",
                    "[1, {}]",
                    "{ a = 1 }");

    private final List<String> lines;
    private final SplittableRandom random;

    Mutations(String text, long seed) {
        lines =
                text.lines()
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .collect(Collectors.toUnmodifiableList());
        random = new SplittableRandom(seed);
    }

    String next() {
        List<String> spoilt = new ArrayList<>(lines);
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> spoilt.remove(at);
            case 1 -> spoilt.add(at, lines.get(at));
            case 2 -> spoilt.set(at, otherValue(lines.get(at)));
            default -> spoilt.set(at, misspelt(lines.get(at)));
        }
        return String.join("\n", spoilt) + "\n";
    }

    private String otherValue(String line) {
        int equals = line.indexOf('=');
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return equals < 0 ? line + " " + value : line.substring(0, equals + 1) + " " + value;
    }

    private String misspelt(String line) {
        int at = random.nextInt(line.length());
        char letter = (char) ('a' + random.nextInt(26));
        return line.substring(0, at) + letter + line.substring(at + 1);
    }
}
