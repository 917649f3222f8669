package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a slot held, cleared it is zero, with assertions off too; between its fields' ends at least. */
class SlotClearTest {
    private final Random random = new Random(7);
    private final Tick slot = new Tick();

    private void fill() {
        int kind = 1 + random.nextInt(14);
        slot.kind(kind).feed(3).id(9).receiveTimeNs(random.nextLong());
        if (kind != EventKind.TICK) {
            for (int at = Tick.LTP; at < Tick.INPUT_LENGTH; at += Long.BYTES) {
                slot.putLong(at, random.nextLong());
            }
        } else {
            slot.exchangeTimeNs(5).lastTradeTimeNs(6).ltp(random.nextLong()).prevClose(-1);
            if (random.nextBoolean()) {
                slot.mark(TickFlags.HAS_DEPTH).bid(0, 7, 8, 9).ask(4, 10, 11, 12);
            }
        }
        slot.effectiveTimeNs(1).traded(2).delta(3).tradeFlags(4).failedStages(5).sequence(6);
    }

    private void assertZero(int from, int to) {
        for (int at = from; at < to; at++) {
            assertEquals(0, slot.bytes().getByte(at), "byte " + at);
        }
    }

    @Test
    void nothingIsLeftOfAnyEvent() {
        for (int n = 0; n < 10_000; n++) {
            fill();
            slot.clear();
            assertZero(0, Tick.LENGTH);
        }
    }

    @Test
    void aroundTheFieldsNothingIsLeft() {
        for (int n = 0; n < 1_000; n++) {
            fill();
            slot.clearAroundFields();
            assertZero(0, Tick.LTP);
            assertZero(Tick.INPUT_LENGTH, Tick.LENGTH);
            slot.clear(); // the fields that were left, too: no kind tells what they are
            assertZero(0, Tick.LENGTH);
        }
    }
}
