package io.icebreaker.feed.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionChainTest {
    private static final List<Long> STRIKES = List.of(100L, 110L, 120L, 130L, 140L, 150L);

    private static List<Long> nearest(long spot, int most) {
        return OptionChain.nearest(STRIKES, Long::longValue, spot, most);
    }

    @Test
    void keepsWhatIsNearestToTheSpot() {
        assertEquals(List.of(110L, 120L, 130L), nearest(121, 3));
        assertEquals(List.of(120L, 130L, 140L), nearest(126, 3));
        assertEquals(List.of(120L), nearest(121, 1));
        assertEquals(List.of(100L, 110L), nearest(1, 2), "a market below all strikes");
        assertEquals(List.of(140L, 150L), nearest(900, 2), "and above");
        assertEquals(STRIKES, nearest(121, 6));
        assertEquals(STRIKES, nearest(121, 60));
    }

    @Test
    void keepsTheMiddleWhereNobodyKnowsTheSpot() {
        assertEquals(List.of(120L, 130L, 140L), nearest(0, 3));
        assertEquals(List.of(), OptionChain.nearest(List.of(), (Long it) -> it, 0, 3));
    }
}
