package io.icebreaker.app;

import io.icebreaker.backtest.report.RunFiles;
import io.icebreaker.backtest.run.BacktestTask;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;

/** What the backtest commands share: tasks from files, directories of runs, errors as a line. */
final class BacktestRuns {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final int DECIMALS = 4;

    private BacktestRuns() {}

    /** Where finished runs of this project lie. */
    static Path root() {
        return DemoCommand.home().resolve("data/backtests");
    }

    static BacktestTask read(Path file) throws IOException {
        try {
            return BacktestTask.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.BAD_CONFIG, file + ": " + e.getMessage());
        }
    }

    /** Runs; what a task names wrongly becomes a message. */
    static <T> T run(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CommandException("a plug-in cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Before hours of work, not after. */
    static void requireFree(Path directory) throws IOException {
        if (!RunFiles.isFree(directory)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    directory + " is not empty; choose a new directory for --out");
        }
    }

    /** A directory that does not exist yet, named after the time and what ran. */
    static Path fresh(String what) {
        String name = LocalDateTime.now().format(STAMP) + "-" + what;
        Path found = root().resolve(name);
        for (int number = 2; Files.exists(found); number++) {
            found = root().resolve(name + "-" + number);
        }
        return found;
    }

    /** Figures as commands print them: decimals with four places as doubles. */
    static Map<String, Object> plain(Map<String, Object> metrics) {
        Map<String, Object> plain = new LinkedHashMap<>();
        metrics.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((name, each) -> inner.put(name.toString(), plain(each)));
            return inner;
        }
        return value instanceof BigDecimal decimal
                ? decimal.setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue()
                : value;
    }
}
