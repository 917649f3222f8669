package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A configuration with its defaults, and where its values stand: each refusal names file, line and key.
 *
 * @param file what the user gave
 */
record ConfigSource(Path file, Config config) {

    /** Refuses the value of a key; one that only the defaults give is blamed on the head of the file. */
    ConfigException refuse(String path, String what) {
        return refuse(
                config.hasPathOrNull(path) ? config.getValue(path).origin() : null, path, what);
    }

    /** Refuses one element of a list. */
    ConfigException refuseElement(String path, int index, String what) {
        return refuse(config.getList(path).get(index).origin(), path, what);
    }

    private ConfigException refuse(ConfigOrigin origin, String path, String what) {
        return isGiven(origin)
                ? ConfigSchema.refusal(origin, path, what)
                : new ConfigException(file + ": line 1: " + path + ": " + what);
    }

    /** A whole number within bounds. */
    int number(String path, int least, int most) throws ConfigException {
        double value = config.getDouble(path);
        if (value != Math.rint(value) || value < least || value > most) {
            throw refuse(
                    path,
                    "must be a whole number within "
                            + least
                            + ".."
                            + most
                            + ", was "
                            + config.getValue(path).unwrapped());
        }
        return (int) value;
    }

    /** A path; relative ones start where the file lies that gives them. */
    Path path(String key) throws ConfigException {
        try {
            ConfigOrigin origin = config.getValue(key).origin();
            Path giver = isGiven(origin) ? Path.of(origin.filename()) : file;
            Path base = giver.toAbsolutePath().getParent();
            return base.resolve(config.getString(key)).normalize();
        } catch (InvalidPathException e) {
            throw refuse(key, "is not a path: " + e.getReason());
        }
    }

    /** Whether a user's file says so, rather than the defaults in the program. */
    private static boolean isGiven(ConfigOrigin origin) {
        return origin != null && origin.resource() == null && origin.filename() != null;
    }
}
