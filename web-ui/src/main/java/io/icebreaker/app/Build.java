package io.icebreaker.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this build calls itself: version and commit, written by Maven. */
final class Build implements IVersionProvider {
    private static final String NAME = read();

    /** At most 63 bytes: it stands in every journal. */
    static String name() {
        return NAME;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"icebreaker " + NAME, "Java " + Runtime.version()};
    }

    private static String read() {
        var properties = new Properties();
        try (var in = Build.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read build.properties from the jar", e);
        }
        return properties.getProperty("version");
    }
}
