package io.icebreaker.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Planted secrets, and where they turn up. */
final class Canaries {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Set<String> forms = new LinkedHashSet<>();
    private final List<String> hits = new ArrayList<>();
    private int files;
    private int texts;

    /** Plants one, in every form in which it might travel. */
    void plant(String secret) {
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Looks at a text that came out somewhere. */
    void look(String where, String text) {
        texts++;
        for (String form : forms) {
            if (text.contains(form)) {
                hits.add(where);
                return;
            }
        }
    }

    /** Looks at every file below a directory that others might read; those of mode 0600 may hold secrets. */
    void lookBelow(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                boolean maySecret = file.getParent().endsWith("secrets") && isOwnersOnly(file);
                if (!maySecret) {
                    files++;
                    look(file.toString(), text(file));
                }
            }
        }
    }

    /** Whether a file of mode 0600 holds one: that the search finds what is there. */
    boolean isIn(Path file) throws IOException {
        return isOwnersOnly(file) && forms.stream().anyMatch(text(file)::contains);
    }

    private static boolean isOwnersOnly(Path file) throws IOException {
        return OWNER_ONLY.equals(Files.getPosixFilePermissions(file));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    List<String> hits() {
        return hits;
    }

    @Override
    public String toString() {
        return forms.size()
                + " forms of secrets, "
                + texts
                + " places looked at, "
                + files
                + " of them files: "
                + hits.size()
                + " hits";
    }
}
