package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KiteSessionTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(KiteSession.API_KEY, "k3y", KiteSession.ACCESS_TOKEN, "t0ken");

    @Test
    void takesBothFromTheEnvironmentAndShowsNeither() throws IOException {
        var session = KiteSession.of(ENVIRONMENT, null);

        assertEquals("k3y", session.apiKey());
        assertEquals(Optional.of("t0ken"), session.accessToken());
        assertFalse(session.toString().contains("k3y") || session.toString().contains("t0ken"));
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var e = assertThrows(IllegalArgumentException.class, () -> KiteSession.of(Map.of(), null));
        assertTrue(e.getMessage().contains("ICEBREAKER_KITE_API_KEY"));
    }

    @Test
    void prefersTheFileAndReadsItAnew(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("token");
        var session = KiteSession.of(ENVIRONMENT, file);
        assertEquals(Optional.of("t0ken"), session.accessToken());

        Files.writeString(file, "first\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(Optional.of("first"), session.accessToken());
        Files.writeString(file, "second\n");
        assertEquals(Optional.of("second"), session.accessToken());
    }

    @Test
    void refusesAFileOthersMayRead(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("token");
        Files.writeString(file, "t0p-secret");
        for (String permissions :
                new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            var e =
                    assertThrows(
                            IOException.class,
                            () -> KiteSession.of(ENVIRONMENT, file).accessToken());
            assertTrue(
                    e.getMessage().contains(permissions) && !e.getMessage().contains("t0p-secret"),
                    e.getMessage());
        }
    }

    @Test
    void takesASecureAddressOrThisMachine() {
        new KiteConfig(KiteConfig.LIVE);
        new KiteConfig(URI.create("ws://127.0.0.1:8080"));
        for (String url :
                new String[] {
                    "ws://ws.kite.trade",
                    "https://ws.kite.trade",
                    "wss:x",
                    "wss://h?a=b",
                    "wss://u:p@h"
                }) {
            assertThrows(
                    IllegalArgumentException.class, () -> new KiteConfig(URI.create(url)), url);
        }
    }
}
