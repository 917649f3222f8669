package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.web.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One command line run in this process.
 *
 * @param code the exit code
 * @param out what it printed
 * @param errors what it said on standard error
 */
record CommandRun(int code, String out, String errors) {

    /** Runs it with both streams kept; one at a time, for they belong to the whole process. */
    static CommandRun of(Object... words) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        PrintStream usualOut = System.out;
        PrintStream usualErrors = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            int code = Main.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
            return new CommandRun(code, text(out), text(errors));
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErrors);
        }
    }

    /** Runs it with these lines at its standard input. */
    static CommandRun answering(String stdin, Object... words) {
        InputStream usual = System.in;
        try {
            System.setIn(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
            return of(words);
        } finally {
            System.setIn(usual);
        }
    }

    /** Runs it quietly and expects its answer as JSON with exit code 0. */
    static JsonTree json(Object... words) {
        Object[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--json";
        all[words.length + 1] = "--quiet";
        return of(all).with(Exit.OK).json();
    }

    CommandRun with(int expectedCode) {
        assertEquals(expectedCode, code, () -> out + errors);
        return this;
    }

    JsonTree json() {
        return JsonTree.parse(out.strip());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
