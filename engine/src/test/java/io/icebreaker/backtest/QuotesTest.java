package io.icebreaker.backtest;

import static io.icebreaker.backtest.TradingRun.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import org.junit.jupiter.api.Test;

/** Which book values a position (analytics 10.5): the last one of session time, and no other. */
class QuotesTest {
    private static final long R100 = 1_000_000;
    private static final long CLOSE_S = 375 * 60;

    private final Sessions sessions = new Sessions(SessionCalendar.shipped(), 1);
    private final Quotes quotes = new Quotes(1, sessions);
    private final Tick slot = new Tick();

    QuotesTest() {
        sessions.define(0, TradingRun.share());
    }

    @Test
    void aBookBeforeTheOpenValuesNothing() {
        book(-60, R100);
        assertEquals(R100, quotes.exit(0, 1), "there is only the last price");
        book(5, R100);
        assertEquals(R100 - 500, quotes.exit(0, 1));
        assertEquals(R100 + 500, quotes.exit(0, -1));
    }

    @Test
    void theBookAtTheOpenAndAtTheCloseAreOfTheSession() {
        book(0, R100);
        assertEquals(R100 - 500, quotes.exit(0, 1));
        book(CLOSE_S, 2 * R100);
        assertEquals(2 * R100 - 500, quotes.exit(0, 1));
    }

    @Test
    void aBookBehindTheCloseValuesNothing() {
        book(CLOSE_S - 1, R100);
        book(CLOSE_S + 1, 2 * R100);
        assertEquals(R100 - 500, quotes.exit(0, 1));
    }

    private void book(double second, long price) {
        slot.clear();
        slot.kind(EventKind.TICK).id(0).receiveTimeNs(at(second)).effectiveTimeNs(at(second));
        slot.ltp(price).mark(TickFlags.HAS_DEPTH);
        slot.bid(0, price - 500, 10, 1).ask(0, price + 500, 10, 1);
        sessions.roll(0, at(second));
        quotes.onPacket(slot, Long.MAX_VALUE);
    }
}
