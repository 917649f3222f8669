package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A day that follows the market around keeps no state for ever. */
class NorenStatesTest {
    private static final int NSE = NorenLayout.FIRST_SEGMENT;

    private final NorenStates states = new NorenStates(4_000);

    @Test
    void tenTimesAsManyInstrumentsAsThereIsRoomForComeAndGo() {
        for (int token = 1; token <= 40_000; token++) {
            assertNotNull(states.get(NSE, token, true), "instrument " + token);
            states.release(NSE, token);
        }
        assertTrue(states.size() <= 3_000, "kept " + states.size());
    }

    @Test
    void whatIsWantedStaysHoweverManyOthersGo() {
        NorenState wanted = states.get(NSE, 1, true);
        NorenState again = states.get(NSE, 2, true);
        states.release(NSE, 2);
        states.keep(NSE, 2);
        for (int token = 3; token <= 10_000; token++) {
            states.get(NSE, token, true);
            states.release(NSE, token);
        }
        assertSame(wanted, states.get(NSE, 1, true));
        assertSame(again, states.get(NSE, 2, true));
    }

    @Test
    void aLateDeltaFindsTheStateItBelongsTo() {
        NorenState state = states.get(NSE, 1, true);
        states.release(NSE, 1);
        assertSame(state, states.get(NSE, 1, true));
    }

    @Test
    void oneTooManyIsRefused() {
        for (int token = 1; token <= 4_000; token++) {
            states.get(NSE, token, true);
        }
        assertNull(states.get(NSE, 4_001, true));
        assertEquals(4_000, states.size());
    }
}
