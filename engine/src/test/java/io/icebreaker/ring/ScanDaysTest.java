package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.Findings;
import io.icebreaker.finding.MarketWords;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What scanners carry from one day of a journal to the next, and what they do not look at. */
class ScanDaysTest {
    private static final int SHARE = 0;
    private static final int FUTURE = 1;
    private static final int CALL = 2;
    private static final int CRUDE = 3;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    /** Thursday 2025-11-20, 09:15 IST, and the day after. */
    private static final long FIRST_NS = 1_763_610_300L * SECOND_NS;

    private static final long SECOND_DAY_NS = FIRST_NS + 86_400 * SECOND_NS;
    private static final Findings NOWHERE =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {}

                @Override
                public void value(long word) {}
            };

    private final Driven driven =
            new Driven(Settings.DEFAULTS, NOWHERE, (words, at) -> {}, tick -> {});

    ScanDaysTest() {
        var expiry = LocalDate.of(2025, 11, 25);
        define(SHARE, new Instrument("NSE", 1, "ACME", InstrumentType.EQ, "", null, 0, 1, 500));
        define(
                FUTURE,
                new Instrument("NFO", 2, "ACMEF", InstrumentType.FUT, "ACME", expiry, 0, 1, 500));
        define(
                CALL,
                new Instrument("NFO", 3, "ACMEC", InstrumentType.CE, "ACME", expiry, 1, 1, 500));
        define(
                CRUDE,
                new Instrument("MCX", 4, "CRUDE", InstrumentType.FUT, "OIL", expiry, 0, 1, 500));
    }

    private void define(int id, Instrument instrument) {
        Events.instrument(driven.claim(), id, instrument, FIRST_NS - MINUTE_NS);
        driven.publish();
    }

    private void packet(int id, long timeNs, long ltp, long volume, long oi) {
        Tick tick = driven.claim().kind(EventKind.TICK).id(id).receiveTimeNs(timeNs);
        tick.exchangeTimeNs(timeNs).ltp(ltp).volume(volume);
        if (oi > 0) {
            tick.oi(oi);
        }
        driven.publish();
    }

    private long[] row(int id) {
        long[] words = new long[ScanRowWords.WORDS];
        driven.sheet(Sheet.SCAN).copy(id, words);
        return words;
    }

    private long[] market() {
        var sheet = driven.sheet(Sheet.MARKET);
        long[] words = new long[sheet.length(0)];
        sheet.copy(0, words);
        return words;
    }

    /** Ten minutes and a last packet after the close. */
    private void day(long openNs, long base) {
        for (int i = 0; i < 40; i++) {
            for (int id = 0; id <= CRUDE; id++) {
                long timeNs = openNs + i * 15 * SECOND_NS + id;
                packet(id, timeNs, base + 500 * i, 100 + i, id == FUTURE ? 10_000 + 100 * i : 0);
            }
        }
    }

    @Test
    void aDaysCloseAndOpenInterestAreThePreviousOnesOfTheNext() {
        day(FIRST_NS, 1_000_000);
        assertEquals(0, row(SHARE)[ScanRowWords.PREV_CLOSE], "nobody knows the day before");
        assertEquals(0, market()[MarketWords.COUNTED]);
        long overNs = FIRST_NS + 375 * MINUTE_NS + 90 * SECOND_NS;
        for (int id = 0; id <= CRUDE; id++) {
            packet(id, overNs + id, 1_111_000, 200, 0);
        }
        day(SECOND_DAY_NS, 1_040_000);
        long[] share = row(SHARE);
        assertEquals(1_019_500, share[ScanRowWords.PREV_CLOSE], "of the last bar");
        assertEquals(1_040_500, share[ScanRowWords.OPEN], "the first packet is no trade");
        assertEquals(1.0, Double.longBitsToDouble(share[ScanRowWords.BTST_RATIO_D]), "no mean");
        long[] future = row(FUTURE);
        assertEquals(13_900, future[ScanRowWords.PREV_OI]);
        assertEquals(13_500, future[ScanRowWords.OI], "as of the last closed minute");
        assertEquals(1_058_000, future[ScanRowWords.SPOT], "the share has traded on already");
        double basis = Double.longBitsToDouble(future[ScanRowWords.BASIS_PCT_D]);
        assertEquals(100 * (1_057_500 - 1_058_000) / 1_058_000.0, basis);
    }

    @Test
    void sharesAndFuturesWithoutSharesAreCountedAndOptionsAreNotScanned() {
        day(FIRST_NS, 1_000_000);
        packet(SHARE, FIRST_NS + 377 * MINUTE_NS, 1_019_500, 200, 0);
        packet(CRUDE, FIRST_NS + 900 * MINUTE_NS, 1_019_500, 200, 0);
        day(SECOND_DAY_NS, 1_040_000);
        long[] words = market();
        assertEquals(3, words[MarketWords.TILES], "share, future, crude");
        assertEquals(2, words[MarketWords.COUNTED], "a stock's future would count it twice");
        assertEquals(2, words[MarketWords.ADVANCES]);
        assertTrue(words[MarketWords.BTST_CLOSE_NS] == SECOND_DAY_NS + 375 * MINUTE_NS);
    }
}
