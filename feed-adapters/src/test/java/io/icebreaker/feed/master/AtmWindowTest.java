package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AtmWindowTest {
    private final AtmWindow window =
            new AtmWindow(LongStream.rangeClosed(0, 20).map(n -> 24_000 + 50 * n).toArray(), 2);

    @Test
    void holdsNothingBeforeThereIsAPrice() {
        assertFalse(window.holds(24_500));
        assertEquals(0, window.middle());
    }

    @Test
    void holdsAsManyStrikesOnEachSide() {
        assertTrue(window.follow(24_512));
        assertEquals(24_500, window.middle());
        assertTrue(window.holds(24_400) && window.holds(24_600));
        assertFalse(window.holds(24_350) || window.holds(24_650));
    }

    @Test
    void movesOnlyWhenThePriceIsWellOnTheOtherSide() {
        window.follow(24_500);
        assertFalse(window.follow(24_526), "nearer to 24,550, but not by enough");
        assertFalse(window.follow(24_537));
        assertTrue(window.follow(24_538));
        assertEquals(24_550, window.middle());
        assertFalse(window.follow(24_513));
        assertTrue(window.follow(24_512));
        assertEquals(24_500, window.middle());
    }

    @Test
    void jumpsAndStopsAtTheEnds() {
        window.follow(24_500);
        assertTrue(window.follow(30_000));
        assertEquals(25_000, window.middle());
        assertTrue(window.holds(24_900));
        assertFalse(window.holds(24_850));
        assertTrue(window.follow(1));
        assertEquals(24_000, window.middle());
        assertFalse(window.follow(0));
    }
}
