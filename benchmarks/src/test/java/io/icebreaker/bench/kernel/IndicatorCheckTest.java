package io.icebreaker.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndicatorCheckTest {
    @ParameterizedTest
    @EnumSource(PairKind.class)
    void everyMakersPairIsTalibs(PairKind kind) {
        IndicatorCheck.assertEqual(kind);
    }

    @Test
    void theWholeSetIsTalibsWhereItHasIt() {
        assertEquals(23, IndicatorCheck.assertSetEqual());
    }
}
