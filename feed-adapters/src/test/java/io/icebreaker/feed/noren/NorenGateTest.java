package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.Secret;
import org.junit.jupiter.api.Test;

class NorenGateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final NorenSession.Credentials ME = credentials("token");

    private long nowNs = -7 * SECOND;
    private final NorenGate gate = new NorenGate(() -> nowNs);

    private static NorenSession.Credentials credentials(String token) {
        return new NorenSession.Credentials(Secret.of("FT1"), Secret.of(token));
    }

    private void refuse() {
        gate.trying(ME);
        gate.refused();
    }

    @Test
    void aRefusedTokenIsTriedAgainAfterFiveAndTenSecondsAndThenNeverMore() {
        refuse();
        nowNs += 5 * SECOND - 1;
        assertFalse(gate.mayTry(ME));
        nowNs++;
        assertTrue(gate.mayTry(ME));
        refuse();
        nowNs += 10 * SECOND - 1;
        assertFalse(gate.mayTry(ME));
        nowNs++;
        assertTrue(gate.mayTry(ME));
        refuse();
        nowNs += 86_400 * SECOND;
        assertFalse(gate.mayTry(ME), "three refusals: only another token will do");
        assertTrue(gate.mayTry(credentials("another")));
    }

    @Test
    void anAcceptedLoginForgetsTheRefusals() {
        refuse();
        refuse();
        gate.trying(ME);
        gate.accepted();
        refuse();
        nowNs += 5 * SECOND;
        assertTrue(gate.mayTry(ME));
    }

    @Test
    void onlyACleanCloseRightBehindTheLoginIsAnEviction() {
        gate.trying(ME);
        assertFalse(gate.isEviction(1_000), "not in yet");
        gate.accepted();
        assertFalse(gate.isEviction(1_006));
        assertFalse(gate.mustPause());
        assertTrue(gate.isEviction(1_000));
        assertTrue(gate.mustPause());
        nowNs += 5 * SECOND;
        assertFalse(gate.mustPause());

        gate.trying(ME);
        gate.accepted();
        nowNs += 10 * SECOND;
        assertFalse(gate.isEviction(1_000));
    }

    @Test
    void withoutATokenNothingWasTried() {
        gate.refused();
        assertTrue(gate.mayTry(ME));
    }
}
