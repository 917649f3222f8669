package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator reaches every rule, and every identity holds on what it makes. */
class RandomSessionTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsEveryIdentity(long seed) {
        NaiveFlow flow = NaiveFlow.of(RandomSession.instruments(), RandomSession.rows(seed, 4_000));

        NaiveProperties.assertDayVolumeIsKept(flow);
        NaiveProperties.assertBarsAgree(flow);
    }

    @Test
    void reachesEveryRulePhaseAndCounter() {
        NaiveFlow flow = NaiveFlow.of(RandomSession.instruments(), RandomSession.rows(6, 40_000));
        Set<String> rules = new HashSet<>();
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (NaiveTrade trade : flow.trades()) {
            rules.add(trade.rule());
            phases.add(trade.phase());
        }

        assertEquals(Set.of("Q", "T", "T0", "N", "X"), rules);
        assertEquals(EnumSet.allOf(Phase.class), phases);
        flow.counters().forEach((name, count) -> assertTrue(count >= 10, name + " " + count));
        assertTrue(flow.trades().stream().anyMatch(NaiveTrade::gap));
        assertTrue(flow.trades().stream().anyMatch(NaiveTrade::isShort));
        assertTrue(flow.trades().stream().anyMatch(NaiveTrade::observation));
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(RandomSession.rows(7, 500), RandomSession.rows(7, 500));
        assertNotEquals(RandomSession.rows(7, 500), RandomSession.rows(8, 500));
    }
}
