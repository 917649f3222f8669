package io.icebreaker.app.broker;

import java.nio.file.Path;

/**
 * Where the page's wizard, and logins without a configuration, write.
 *
 * @param file the generated configuration: feeds, no secrets
 * @param secrets directory of keys and tokens, each file of mode 0600
 */
public record WizardFiles(Path file, Path secrets) {
    /** In the project, for whoever has no configuration of their own. */
    public static WizardFiles in(Path home) {
        Path data = home.resolve("data");
        return new WizardFiles(data.resolve("brokers.conf"), data.resolve("secrets"));
    }

    /** Brokers' instrument masters, by date. */
    Path masters() {
        return file.toAbsolutePath().resolveSibling("masters");
    }

    /** The user's lists of shares. */
    Path lists() {
        return file.toAbsolutePath().resolveSibling("lists");
    }

    /** Whether two paths are one file, whatever they are called. */
    static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
