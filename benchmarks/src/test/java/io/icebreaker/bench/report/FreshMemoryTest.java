package io.icebreaker.bench.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FreshMemoryTest {
    @Test
    void tellsWhatAPageTookEachTime() throws Exception {
        String said = FreshMemory.touch(64).toString();
        assertTrue(
                said.matches(".*64 MiB, [\\d,]+ ns a page the first time, [\\d,]+ the second.*"),
                said);
    }

    @Test
    void aJvmThatDoesNotComeUpIsTold() throws Exception {
        String said = FreshMemory.touch(1L << 40).toString();
        assertTrue(said.contains("could not be"), said);
    }
}
