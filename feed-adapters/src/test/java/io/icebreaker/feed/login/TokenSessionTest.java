package io.icebreaker.feed.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenSessionTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private Secret newest = Secret.of("first-token");
    private long nowNs;
    private final TokenSession session = new TokenSession("house", new Newest(), () -> nowNs);

    private final class Newest implements TokenSession.Signer {
        @Override
        public Optional<Secret> token() {
            return Optional.ofNullable(newest);
        }

        @Override
        public Map<String, String> sign(Secret token) {
            return Map.of("token", token.<String>reveal(text -> text));
        }

        @Override
        public String redact(String text) {
            return Secret.redact(text, List.of(newest));
        }
    }

    private void assertHeldBack() {
        assertEquals(Kind.AUTH, assertThrows(RestException.class, session::headers).kind());
    }

    @Test
    void holdsARefusedTokenBackForAMinuteAndNoOther() throws RestException {
        session.headers();
        session.refused(401, "no");
        assertHeldBack();
        newest = Secret.of("second-token");
        assertEquals("second-token", session.headers().get("token"));
        newest = Secret.of("first-token");
        nowNs = 59 * SECOND_NS;
        assertHeldBack();
        nowNs = 60 * SECOND_NS;
        assertEquals("first-token", session.headers().get("token"));
    }

    @Test
    void blamesTheTokenThatWasSentAndNotTheOneThatCameMeanwhile() throws RestException {
        session.headers();
        newest = Secret.of("second-token");
        assertEquals("bad *** or ***", session.redact("bad first-token or second-token"));
        session.refused(401, "no");
        assertEquals("second-token", session.headers().get("token"));
        newest = Secret.of("first-token");
        assertHeldBack();
        newest = null;
        assertHeldBack();
    }
}
