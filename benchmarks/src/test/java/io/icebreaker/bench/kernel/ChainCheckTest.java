package io.icebreaker.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChainCheckTest {
    @Test
    void volatilitiesGiveTheirPricesBackAndAgreeWithNewtons() {
        assertTrue(ChainCheck.assertEqual() <= 1e-6);
    }
}
