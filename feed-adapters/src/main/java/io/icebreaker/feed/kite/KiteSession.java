package io.icebreaker.feed.kite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who we are to Kite: the API key, and the access token of the day. Both come from the environment, the
 * token better from a file that only its owner may read, so that a new one is taken up without a restart.
 * Getting a token (the browser login of feed-kite 7.1) is not done here yet: log in elsewhere and put the
 * token there.
 *
 * <p>Any thread. Its text form shows no secret.
 */
public final class KiteSession {
    public static final String API_KEY = "ICEBREAKER_KITE_API_KEY";
    public static final String ACCESS_TOKEN = "ICEBREAKER_KITE_ACCESS_TOKEN";

    private static final int MAX_TOKEN_FILE_LENGTH = 4_096;
    private static final String HIDDEN = "***";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final String apiKey;
    private final String environmentToken;
    private final Path tokenFile;

    private KiteSession(String apiKey, String environmentToken, Path tokenFile) {
        this.apiKey = apiKey;
        this.environmentToken = environmentToken;
        this.tokenFile = tokenFile;
    }

    /**
     * Takes credentials from environment variables, and the token from a file when there is one.
     *
     * @param tokenFile null for none
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static KiteSession of(Map<String, String> environment, Path tokenFile) {
        String apiKey = environment.getOrDefault(API_KEY, "").strip();
        if (apiKey.isEmpty()) {
            throw new IllegalArgumentException("set " + API_KEY + " to your Kite Connect API key");
        }
        return new KiteSession(
                apiKey, environment.getOrDefault(ACCESS_TOKEN, "").strip(), tokenFile);
    }

    String apiKey() {
        return apiKey;
    }

    /**
     * The newest token, or empty while there is none.
     *
     * @throws IOException when the file is open to others or cannot be read; the message names the file only
     */
    Optional<String> accessToken() throws IOException {
        String token = tokenFile != null && Files.exists(tokenFile) ? readFile() : environmentToken;
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    private String readFile() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(tokenFile);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(
                    tokenFile
                            + " is open to others ("
                            + PosixFilePermissions.toString(permissions)
                            + "): chmod 600 it");
        }
        if (Files.size(tokenFile) > MAX_TOKEN_FILE_LENGTH) {
            throw new IOException(
                    tokenFile + " is longer than " + MAX_TOKEN_FILE_LENGTH + " bytes: not a token");
        }
        return Files.readString(tokenFile).strip();
    }

    /** A text from outside with the credentials, should it repeat them, made unreadable. */
    static String redact(String text, String apiKey, String token) {
        return text.replace(token, HIDDEN).replace(apiKey, HIDDEN);
    }

    @Override
    public String toString() {
        return "KiteSession[" + HIDDEN + "]";
    }
}
