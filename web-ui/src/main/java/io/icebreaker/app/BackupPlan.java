package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * When and where {@code run} backs up its days.
 *
 * @param at time of day, IST; null: never
 * @param to the second place as a directory, null when there is none
 * @param command the second place as a command, null when there is none
 * @param keepDays journals of so many days stay; 0: all
 */
record BackupPlan(LocalTime at, Path to, String command, int keepDays) {
    private static final String AT = "backup.at";
    private static final String TO = "backup.to";
    private static final String COMMAND = "backup.command";
    private static final String KEEP_DAYS = "backup.keepDays";

    static void addTo(ConfigSchema schema) {
        schema.path(AT, ConfigValueType.STRING)
                .path(TO, ConfigValueType.STRING)
                .path(COMMAND, ConfigValueType.STRING)
                .path(KEEP_DAYS, ConfigValueType.NUMBER);
    }

    static BackupPlan read(ConfigSource source, Config config) throws ConfigException {
        String to = config.getString(TO);
        String command = config.getString(COMMAND);
        if (!to.isEmpty() && !command.isEmpty()) {
            throw source.refuse(COMMAND, "there is one second place: backup.to is set, too");
        }
        double keepDays = config.getDouble(KEEP_DAYS);
        if (keepDays != Math.rint(keepDays) || keepDays < 0 || keepDays > 100_000) {
            throw source.refuse(KEEP_DAYS, "must be a whole number within 0..100000");
        }
        return new BackupPlan(
                time(source, config.getString(AT)),
                to.isEmpty() ? null : path(source, to),
                command.isEmpty() ? null : checked(source, command),
                (int) keepDays);
    }

    private static LocalTime time(ConfigSource source, String at) throws ConfigException {
        try {
            return at.equals("off") ? null : LocalTime.parse(at);
        } catch (DateTimeParseException e) {
            throw source.refuse(AT, "must be a time of day, IST, as 16:30, or off; was " + at);
        }
    }

    private static Path path(ConfigSource source, String to) throws ConfigException {
        try {
            return source.file().toAbsolutePath().getParent().resolve(to).normalize();
        } catch (InvalidPathException e) {
            throw source.refuse(TO, "is not a path: " + e.getReason());
        }
    }

    private static String checked(ConfigSource source, String command) throws ConfigException {
        try {
            new BackupHook(command, 0);
            return command;
        } catch (CommandException e) {
            throw source.refuse(COMMAND, e.getMessage());
        }
    }

    /** The command line of a backup of these days; {@code also} is copied, too. */
    List<String> words(Path days, Path also) {
        List<String> words = new ArrayList<>(List.of("backup", "--journal", days.toString()));
        if (to != null) {
            words.addAll(List.of("--to", to.toString()));
        }
        if (command != null) {
            words.addAll(List.of("--command", command));
        }
        if (keepDays > 0) {
            words.addAll(List.of("--keep-days", String.valueOf(keepDays)));
        }
        words.addAll(List.of("--also", also.toAbsolutePath().toString(), "--json", "--quiet"));
        return words;
    }
}
