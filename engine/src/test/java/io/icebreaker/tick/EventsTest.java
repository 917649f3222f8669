package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EventsTest {
    @Test
    void anInstrumentComesBackAsItWentIn() {
        var option =
                new Instrument(
                        "NFO",
                        51_460,
                        "NIFTY 24 NOV 26 24,500 CE",
                        InstrumentType.CE,
                        "NIFTY",
                        LocalDate.of(2026, 11, 24),
                        245_000_000,
                        75,
                        500);
        assertEquals(
                option, Events.instrument(Events.instrument(new Tick().clear(), 7, option, 1)));
    }

    @Test
    void aTextTooLongForTheSlotIsCutBetweenCharacters() {
        String text = "क".repeat(100);
        Tick slot = Events.feed(new Tick().clear(), 3, FeedState.DOWN, 0, 1, 2, text, 3);
        assertTrue(text.startsWith(Events.feedText(slot)));
        assertTrue(Events.feedText(slot).getBytes(StandardCharsets.UTF_8).length > 120);
    }

    @Test
    void noTextIsEmptyText() {
        Tick slot = Events.feed(new Tick().clear(), 3, FeedState.DOWN, 0, 1, 2, null, 3);
        assertEquals("", Events.feedText(slot));
    }

    @Test
    void aSymbolThatDoesNotFitIsRefusedBeforeASlotIsClaimed() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Instrument(
                                "NSE", 1, "X".repeat(96), InstrumentType.EQ, "", null, 0, 1, 5));
    }
}
