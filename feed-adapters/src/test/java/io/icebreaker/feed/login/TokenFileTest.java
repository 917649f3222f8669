package io.icebreaker.feed.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    private static final Instant ISSUED = Instant.parse("2026-01-15T03:02:11Z");
    private static final LoginTokens TOKENS =
            new LoginTokens(
                    Secret.of("a+b/c=="), Map.of("feedToken", Secret.of("f==d")), ISSUED, null);

    @TempDir Path dir;

    @Test
    void keepsAllTokensAndTheirTimesForItsOwnerOnly() throws IOException {
        var file = new TokenFile(dir.resolve("new/broker.token"));
        assertEquals(Optional.empty(), file.token());
        file.write(TOKENS);

        assertEquals(Optional.of(Secret.of("a+b/c==")), file.token());
        assertEquals(Optional.of(Secret.of("f==d")), file.token("feedToken"));
        assertEquals(Optional.empty(), file.token("refreshToken"));
        assertEquals(ISSUED, file.issuedAt());
        assertNull(file.expiresAt());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    }

    @Test
    void replacesTheFileInOneStepAndLeavesNothingElse() throws IOException {
        var file = new TokenFile(dir.resolve("token"));
        file.write(TOKENS);
        file.write(new LoginTokens(Secret.of("next"), Map.of(), ISSUED, ISSUED.plusSeconds(60)));

        assertEquals(Optional.of(Secret.of("next")), file.token());
        assertEquals(Optional.empty(), file.token("feedToken"));
        assertEquals(ISSUED.plusSeconds(60), file.expiresAt());
        try (var files = Files.list(dir)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void neverWritesIntoAFileThatIsOpenToOthers() throws IOException {
        Path path = Files.writeString(dir.resolve("token"), "old");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (var reader = Files.newBufferedReader(path)) {
            new TokenFile(path).write(TOKENS);
            assertEquals(
                    "old", reader.readLine(), "who held the old file open must not see the new");
        }
        assertEquals(Optional.of(Secret.of("a+b/c==")), new TokenFile(path).token());
    }

    @Test
    void refusesWiderModesWithoutShowingWhatItHolds() throws IOException {
        var file = new TokenFile(dir.resolve("token"));
        file.write(TOKENS);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        var e = assertThrows(IOException.class, file::token);
        assertTrue(e.getMessage().contains("chmod 600") && !e.getMessage().contains("a+b/c"));
    }

    @Test
    void takesABareTokenAsPeoplePutItThere() throws IOException {
        Path path = Files.writeString(dir.resolve("token"), "bare=token\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        var file = new TokenFile(path);

        assertEquals(Optional.of(Secret.of("bare=token")), file.token());
        assertEquals(Files.getLastModifiedTime(path).toInstant(), file.issuedAt());
    }

    @Test
    void keysInAFileComeBeforeTheEnvironment() throws IOException {
        var keys = Keys.of(Map.of("PIN", "1111", "KEY", "from-env"), dir.resolve("keys"));
        assertEquals(Optional.of(Secret.of("from-env")), keys.get("apiKey", "KEY"));

        keys.write(Map.of("apiKey", Secret.of("from-file")));
        assertEquals(Optional.of(Secret.of("from-file")), keys.get("apiKey", "KEY"));
        assertEquals(Optional.of(Secret.of("1111")), keys.get("pin", "PIN"));
        assertFalse(keys.toString().contains("from-"));

        keys.write(Map.of("apiKey", Secret.of("")));
        assertEquals(Optional.of(Secret.of("from-env")), keys.get("apiKey", "KEY"));
    }

    @Test
    void aSecretShowsItselfNowhere() {
        Secret secret = Secret.of("  0123456789abcdef\n");
        assertEquals("***", secret.toString());
        assertEquals("***cdef", secret.hint());
        assertEquals("***", Secret.of("1234567").hint(), "of a PIN nothing is shown");
        assertEquals(
                "key *** refused",
                Secret.redact("key 0123456789abcdef refused", List.of(Secret.of("0123"), secret)));
        assertEquals(Secret.of("\t0123456789abcdef ".toCharArray()), secret);
        assertFalse(secret.equals(Secret.of("0123456789abcdeF")));
        assertEquals(16, secret.<Integer>reveal(String::length));
    }

    @Test
    void knowsTheNextDeathByTheIndianClock() {
        LocalTime six = LocalTime.of(6, 0);
        assertEquals(
                Instant.parse("2026-01-16T00:30:00Z"), TokenLife.next(six, ISSUED), "after six");
        assertEquals(
                Instant.parse("2026-01-15T00:30:00Z"),
                TokenLife.next(six, Instant.parse("2026-01-15T00:29:59Z")),
                "a login before six dies within the hour");
        assertEquals(
                Instant.parse("2026-01-15T18:30:00Z"), TokenLife.next(LocalTime.MIDNIGHT, ISSUED));
    }
}
