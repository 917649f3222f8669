package io.icebreaker.app.broker;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The configuration that the wizard writes: feeds by name, no secret. It is read behind the user's own file,
 * which is never touched.
 */
final class BrokersFile {
    private static final String HEAD =
            """
            # Written by the page's broker wizard, which may write it again. Your own settings belong into
            # a file of your own: it is read before this one, and what it says holds.
            """;

    private final Path path;

    BrokersFile(Path path) {
        this.path = path;
    }

    /**
     * Puts a feed's settings beside the others.
     *
     * @throws IOException when the file cannot be read or written; it is then as it was
     */
    void put(String feed, Map<String, Object> settings) throws IOException {
        try {
            Config old =
                    Files.exists(path)
                            ? ConfigFactory.parseFile(path.toFile())
                            : ConfigFactory.empty();
            Config fresh =
                    old.withValue(
                            ConfigUtil.joinPath("feeds", feed),
                            ConfigValueFactory.fromMap(settings));
            String text =
                    fresh.root()
                            .render(
                                    ConfigRenderOptions.defaults()
                                            .setOriginComments(false)
                                            .setJson(false));
            write(HEAD + text);
        } catch (ConfigException e) {
            throw new IOException(
                    path + " cannot be read (" + e.getMessage() + "): set it aside", e);
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".unfinished");
        Files.writeString(fresh, text);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
