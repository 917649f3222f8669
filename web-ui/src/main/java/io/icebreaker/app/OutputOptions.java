package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command understands of its own output. */
public final class OutputOptions {
    @Option(names = "--json", description = "Print the result as one line of JSON.")
    public boolean json;

    @Option(names = "--quiet", description = "No progress on standard error.")
    public boolean quiet;

    /** Prints the result: JSON, or a line a value. */
    public void print(Map<String, ?> result) {
        if (json) {
            System.out.println(Json.line(result));
        } else {
            result.forEach((name, value) -> System.out.println(name + ": " + value));
        }
    }
}
