package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Supplier;

/** The two ways to be answered: a terminal, and lines from a pipe. */
public final class Askers {
    private Askers() {}

    /** The terminal when there is one, else standard input, a line an answer, prompts on standard error. */
    public static Asker usual(Supplier<Collection<Secret>> hidden) {
        Console console = System.console();
        return console != null ? terminal(console) : piped(System.in, System.err, hidden);
    }

    private static Asker terminal(Console console) {
        return new Asker() {
            @Override
            public void show(URI page) {
                console.printf("%nOpen this page in a browser and log in there:%n%n  %s%n%n", page);
            }

            @Override
            public void say(String text) {
                console.printf("%s%n", text);
            }

            @Override
            public Secret ask(LoginField field) {
                console.printf("%s%n", field.help());
                if (field.kind() == LoginField.Kind.SHOWN) {
                    String line = console.readLine("%s: ", field.label());
                    return line == null ? null : Secret.of(line);
                }
                char[] typed = console.readPassword("%s (not shown): ", field.label());
                if (typed == null) {
                    return null;
                }
                Secret secret = Secret.of(typed);
                Arrays.fill(typed, ' ');
                return secret;
            }
        };
    }

    /** Where output may be kept in a log: keys in the page's address are made unreadable. */
    static Asker piped(InputStream in, PrintStream out, Supplier<Collection<Secret>> hidden) {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return new Asker() {
            @Override
            public void show(URI page) {
                out.println(
                        "icebreaker: open this page and log in there, with your key in place of "
                                + Secret.HIDDEN
                                + " (it is shown on a terminal only): "
                                + Secret.redact(page.toString(), hidden.get()));
            }

            @Override
            public void say(String text) {
                out.println("icebreaker: " + text);
            }

            @Override
            public Secret ask(LoginField field) throws IOException {
                out.println("icebreaker: " + field.label() + ", one line: " + field.help());
                String line = lines.readLine();
                return line == null ? null : Secret.of(line);
            }
        };
    }
}
