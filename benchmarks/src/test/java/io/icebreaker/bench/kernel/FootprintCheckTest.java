package io.icebreaker.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FootprintCheckTest {
    @Test
    void mapsMakeTheSameFootprintsOfTheSameTrades() {
        assertTrue(FootprintCheck.assertEqual() > 100);
    }
}
