package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartSessionTest {
    private static final Map<String, String> KEYS =
            Map.of(
                    SmartLogin.API_KEY_VARIABLE, "canary-key",
                    SmartLogin.CLIENT_CODE_VARIABLE, "A123");

    @TempDir Path directory;

    private static LoginTokens tokens(String jwt) {
        return new LoginTokens(
                Secret.of(jwt), Map.of("feedToken", Secret.of("canary-feed")), Instant.EPOCH, null);
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                SmartSession.of(
                                        Map.of(SmartLogin.API_KEY_VARIABLE, "canary-key"), null));

        assertTrue(refusal.getMessage().contains(SmartLogin.CLIENT_CODE_VARIABLE));
    }

    @Test
    void readsNewTokensAtEachUse() throws Exception {
        Path file = directory.resolve("smartapi.token");
        var session = SmartSession.of(KEYS, file);
        assertEquals("no access token", missing(session));
        assertTrue(session.token().isEmpty());

        new TokenFile(file).write(tokens("canary-jwt-1"));
        assertEquals("Bearer canary-jwt-1", signed(session).get("Authorization"));
        assertEquals("canary-key", signed(session).get("X-PrivateKey"));
        new TokenFile(file).write(tokens("Bearer canary-jwt-2"));
        assertEquals("Bearer canary-jwt-2", signed(session).get("Authorization"));
        assertEquals(Secret.of("canary-feed"), session.credentials().feedToken());
    }

    @Test
    void takesTokensFromTheEnvironmentToo() throws Exception {
        var environment = new java.util.HashMap<>(KEYS);
        environment.put(SmartSession.ACCESS_TOKEN_VARIABLE, "jwt");
        var session = SmartSession.of(environment, null);
        assertEquals("no feed token beside the access token: log in again", missing(session));
        assertEquals("bad ***", session.redact("bad canary-key"), "what is there is kept secret");
        environment.put(SmartSession.FEED_TOKEN_VARIABLE, "feed");
        Secret feed = SmartSession.of(environment, null).credentials().feedToken();
        assertEquals(Secret.of("feed"), feed);
    }

    private static String missing(SmartSession session) {
        return assertThrows(HandshakeRefused.class, session::credentials).getMessage();
    }

    private static Map<String, String> signed(SmartSession session) throws IOException {
        return session.sign(session.token().orElseThrow());
    }

    @Test
    void refusesAFileOpenToOthers() throws Exception {
        Path file = directory.resolve("smartapi.token");
        new TokenFile(file).write(tokens("canary-jwt"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var refusal =
                assertThrows(IOException.class, () -> SmartSession.of(KEYS, file).credentials());
        assertTrue(refusal.getMessage().contains("chmod 600"));
        assertFalse(refusal.getMessage().contains("canary-jwt"));
    }

    @Test
    void showsNoSecret() throws Exception {
        Path file = directory.resolve("smartapi.token");
        new TokenFile(file).write(tokens("canary-jwt"));
        var session = SmartSession.of(KEYS, file);

        assertFalse(session.toString().contains("canary"));
        assertFalse(session.credentials().toString().contains("canary"));
        assertEquals("bad *** and ***", session.redact("bad canary-jwt and canary-feed"));
    }
}
