package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** More sessions at a time than the account follows are no secret. */
class EquityWindowsTest {
    private final BacktestLedger ledger = new BacktestLedger();
    private final Equity equity = new Equity(4, null, null, ledger);

    private void begin(int session) {
        equity.onSession(session, session + 1_000, LocalDate.of(2026, 8, 4));
    }

    @Test
    void aSessionThatFindsNoRoomIsFlagged() {
        for (int session = 0; session < Equity.WINDOWS; session++) {
            begin(session);
            begin(0); // known already
        }
        assertEquals(Set.of(), ledger.flags());
        begin(Equity.WINDOWS);
        assertEquals(Set.of(Flag.SESSIONS_LEFT_OUT), ledger.flags());
    }
}
