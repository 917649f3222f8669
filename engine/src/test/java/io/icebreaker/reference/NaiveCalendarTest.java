package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.tick.InstrumentType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analytics 0.4, a moment at a time. */
class NaiveCalendarTest {
    private static final InstrumentRow FUTURE =
            instrument("NFO", InstrumentType.FUT, "FUT", "STOCK");
    private static final NaiveCalendar CALENDAR = new NaiveCalendar(List.of(FUTURE));

    private static InstrumentRow instrument(
            String segment, InstrumentType type, String symbol, String underlying) {
        return new InstrumentRow(segment, 1, symbol, type, underlying, null, 0, 1, 5);
    }

    private static long ns(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @ParameterizedTest
    @CsvSource({
        "NSE, STOCK, 2026-07-31T09:59:59.9Z, CONTINUOUS",
        "NSE, STOCK, 2026-07-31T10:00:00Z,   CONTINUOUS",
        "NSE, STOCK, 2026-07-31T10:00:00.1Z, AFTER_CLOSE",
        "NSE, STOCK, 2026-08-03T03:30:00Z,   PREOPEN",
        "NSE, STOCK, 2026-08-03T09:46:00Z,   AFTER_CLOSE",
        "NSE, STOCK, 2026-08-03T09:46:00.1Z, AUCTION",
        "NSE, STOCK, 2026-08-03T10:05:00Z,   POST_CLOSE",
        "NSE, STOCK, 2026-08-03T10:25:00Z,   POST_CLOSE",
        "NSE, OTHER, 2026-08-03T10:00:00Z,   CONTINUOUS",
        "NSE, OTHER, 2026-08-03T10:02:00Z,   POST_CLOSE",
        "NFO, FUT,   2026-07-31T10:01:00.1Z, POST_CLOSE",
        "NFO, FUT,   2026-08-03T10:10:00Z,   CONTINUOUS",
        "MCX, METAL, 2026-03-06T18:25:00Z,   CONTINUOUS",
        "MCX, METAL, 2026-03-09T18:00:00Z,   CONTINUOUS",
        "MCX, METAL, 2026-03-09T18:25:00Z,   POST_CLOSE",
        "MCX, METAL, 2026-11-02T18:25:00Z,   CONTINUOUS",
        "CDS, USD,   2026-03-09T11:31:00Z,   AFTER_CLOSE",
        "CRYPTO, X,  2026-03-08T00:00:00Z,   CONTINUOUS"
    })
    void knowsThePhase(String segment, String symbol, String time, Phase phase) {
        InstrumentRow instrument = instrument(segment, InstrumentType.EQ, symbol, "");

        assertEquals(phase, Phase.at(CALENDAR.sessionAt(instrument, ns(time)), ns(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "NSE,    2025-12-15T02:44:59.9Z, 2025-12-12",
        "NSE,    2025-12-15T02:45:00Z,   2025-12-15",
        "MCX,    2025-12-15T02:29:59Z,   2025-12-12",
        "MCX,    2025-12-15T02:30:00Z,   2025-12-15",
        "MCX,    2025-12-15T19:00:00Z,   2025-12-15",
        "CRYPTO, 2025-12-13T23:59:59Z,   2025-12-13",
        "CRYPTO, 2025-12-14T00:00:00Z,   2025-12-14"
    })
    void knowsTheTradingDay(String segment, String time, String day) {
        InstrumentRow instrument = instrument(segment, InstrumentType.EQ, "OTHER", "");

        assertEquals(day, CALENDAR.sessionAt(instrument, ns(time)).day().toString());
    }
}
