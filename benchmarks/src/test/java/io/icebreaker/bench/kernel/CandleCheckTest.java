package io.icebreaker.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandleCheckTest {
    @ParameterizedTest
    @EnumSource(value = CandleKind.class, mode = EnumSource.Mode.EXCLUDE, names = "OURS")
    void peersMakeTheSameBarsOfTheSameTrades(CandleKind kind) {
        assertTrue(CandleCheck.assertEqual(kind, CandleCheck.trades()) > 1_000);
    }
}
