package io.icebreaker.app.broker;

import java.nio.file.Path;

/**
 * Where the page's wizard, and logins without a configuration, write.
 *
 * @param file the generated configuration: feeds, no secrets
 * @param secrets directory of keys and tokens, each file of mode 0600
 * @param masters directory of brokers' instrument masters, by date
 * @param lists directory of the user's lists of shares
 */
public record WizardFiles(Path file, Path secrets, Path masters, Path lists) {
    /** In the project, for whoever has no configuration of their own. */
    public static WizardFiles in(Path home) {
        Path data = home.resolve("data");
        return new WizardFiles(
                data.resolve("brokers.conf"),
                data.resolve("secrets"),
                data.resolve("masters"),
                data.resolve("lists"));
    }

    /** Whether two paths are one file, whatever they are called. */
    static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
