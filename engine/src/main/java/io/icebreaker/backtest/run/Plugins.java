package io.icebreaker.backtest.run;

import io.icebreaker.backtest.StrategyProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Jars of users' strategies: every {@code *.jar} in a plug-in directory, seen beside the shipped ones. A
 * loader is made once for a set of directories and lives as long as the process: strategies in it may be
 * running. Any thread. Plug-ins are programs: they run with all rights of this process.
 */
public final class Plugins {
    private static final Map<List<URL>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

    private Plugins() {}

    /**
     * A loader that sees the shipped strategies and all jars of the directories; a directory that does not
     * exist has none.
     *
     * @throws IllegalArgumentException when a directory cannot be listed
     */
    public static ClassLoader loader(List<String> directories) {
        List<URL> jars = new ArrayList<>();
        for (String directory : directories) {
            jars.addAll(jars(Path.of(directory)));
        }
        ClassLoader own = Plugins.class.getClassLoader();
        if (jars.isEmpty()) {
            return own;
        }
        return LOADERS.computeIfAbsent(
                List.copyOf(jars),
                urls -> new URLClassLoader("plugins", urls.toArray(URL[]::new), own));
    }

    private static List<URL> jars(Path directory) {
        List<URL> jars = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return jars;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path path : entries.sorted().toList()) {
                if (path.getFileName().toString().endsWith(".jar")) {
                    jars.add(path.toAbsolutePath().normalize().toUri().toURL());
                }
            }
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("plug-ins: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "plug-ins: cannot list " + directory + ": " + e.getMessage(), e);
        }
        return jars;
    }

    /** Where a provider comes from: {@code shipped}, or its jar's file name. */
    public static String origin(StrategyProvider provider) {
        if (provider.getClass().getClassLoader() == Plugins.class.getClassLoader()) {
            return "shipped";
        }
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? "unknown"
                    : Path.of(source.getLocation().toURI()).getFileName().toString();
        } catch (URISyntaxException e) {
            return source.getLocation().toString();
        }
    }
}
