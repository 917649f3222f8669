package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a broker repeats of our credentials goes no further. */
class HandshakeTest {
    private static final String TOKEN = "Ab/cd+ef==gh ij";

    private final Handshake handshake =
            new Handshake(URI.create("wss://ws.example/"), Map.of(), List.of(Secret.of(TOKEN)));

    @Test
    void hidesACredentialPlainAndAsInAUrl() {
        assertEquals("bad *** here", handshake.redact("bad " + TOKEN + " here"));
        assertEquals("GET /?t=***", handshake.redact("GET /?t=Ab%2Fcd%2Bef%3D%3Dgh%20ij"));
        assertEquals("GET /?t=***", handshake.redact("GET /?t=Ab%2Fcd%2Bef%3D%3Dgh+ij"));
    }

    @Test
    void hidesACredentialThatTheCutWouldHalve() {
        for (int before = 100; before < 125; before++) {
            String told = SocketConnector.told(handshake, "x".repeat(before) + TOKEN + "\n more");
            assertFalse(told.contains("Ab/"), told);
            assertTrue(told.length() <= 120);
        }
    }
}
