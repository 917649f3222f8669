package io.icebreaker.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Places to step to, and those there was no room for. */
class MomentsTest {
    @Test
    void thoseBeyondTheRoomAreCounted() {
        var moments = new Moments(3);
        for (int sequence = 10; sequence <= 50; sequence += 10) {
            moments.add(sequence, 0);
        }
        assertEquals(2, moments.beyond());
        assertEquals(30, moments.after(20, 0));
        assertEquals(Moments.NONE, moments.after(30, 0));
    }
}
