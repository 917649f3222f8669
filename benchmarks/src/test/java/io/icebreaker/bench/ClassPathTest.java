package io.icebreaker.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

/** Programs here start the engine with its page on a class path that it shares with peers' libraries. */
class ClassPathTest {
    @Test
    void thePagesServerStartsBesideWhatPeersBring() {
        Javalin server = Javalin.create().start("127.0.0.1", 0);
        try {
            assertTrue(server.port() > 0);
        } finally {
            server.stop();
        }
    }
}
