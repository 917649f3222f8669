package io.icebreaker.feed.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of an account between logins: API key, PIN, one-time-password seed, client id. A file of mode
 * 0600 ({@code name=value} lines, names as in {@link LoginField}) comes first, environment variables where it
 * says nothing. Nothing is cached: each call looks again. Any thread.
 */
public final class Keys {
    private final Map<String, String> environment;
    private final Path file;

    private Keys(Map<String, String> environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    /** {@code file} may be null, or not there yet: then the environment is all there is. */
    public static Keys of(Map<String, String> environment, Path file) {
        return new Keys(environment, file);
    }

    /** The file they are written to; null for none. */
    public Path file() {
        return file;
    }

    /**
     * One key.
     *
     * @param name in the file
     * @param variable in the environment, "" for none
     * @throws IOException when the file is open to others or unreadable; no content in the message
     */
    public Optional<Secret> get(String name, String variable) throws IOException {
        String kept = fromFile().get(name);
        String value = kept != null ? kept : environment.getOrDefault(variable, "");
        return Optional.of(Secret.of(value)).filter(secret -> !secret.isEmpty());
    }

    public Optional<Secret> get(LoginField field) throws IOException {
        return get(field.name(), field.variable());
    }

    /** All that is there of a flow's kept fields, by name. */
    public Map<String, Secret> all(List<LoginField> fields) throws IOException {
        Map<String, Secret> found = new LinkedHashMap<>();
        for (LoginField field : fields) {
            if (field.kind() != LoginField.Kind.ONCE) {
                get(field).ifPresent(secret -> found.put(field.name(), secret));
            }
        }
        return found;
    }

    /**
     * Puts keys into the file beside those that are there; an empty one takes the old one out.
     *
     * @throws IOException when it cannot be written, or the old one must not be read; it is then untouched
     */
    public void write(Map<String, Secret> changed) throws IOException {
        Map<String, String> all = new TreeMap<>(fromFile());
        changed.forEach(
                (name, secret) -> {
                    if (secret.isEmpty()) {
                        all.remove(name);
                    } else {
                        all.put(name, secret.reveal(text -> text));
                    }
                });
        StringBuilder text =
                new StringBuilder("# Keys of a broker account: yours alone (mode 0600).\n");
        for (Map.Entry<String, String> key : all.entrySet()) {
            text.append(OwnerFile.line(key.getKey(), key.getValue()));
        }
        OwnerFile.write(file, text.toString());
    }

    private Map<String, String> fromFile() throws IOException {
        return file == null || !Files.exists(file) ? Map.of() : OwnerFile.values(file);
    }

    @Override
    public String toString() {
        return "Keys[" + file + "]";
    }
}
