package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The constructed signal of analytics 5.6, to the last bit. */
class SignalExampleTest {
    private static final long OPEN_NS = 1_765_770_300_000_000_000L; // 2025-12-15 09:15 IST
    private static final long HALF_NS = 500_000_000L;
    private static final long BUYERS = 5_000_500;
    private static final long SELLERS = 5_000_000;

    private long[] signal;
    private long[] outcome;
    private int signals;
    private long volume = 1_000;
    private Driven driven;

    private final Findings findings =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {
                    long[] copy = Arrays.copyOfRange(words, at, at + length);
                    if (type == FindingType.SIGNAL) {
                        signals++;
                        signal = signal == null ? copy : signal;
                    } else if (type == FindingType.OUTCOME) {
                        outcome = outcome == null ? copy : outcome;
                    }
                }

                @Override
                public void value(long word) {}
            };

    @Test
    void findsTheSignalOfTheWorkedExample() {
        play(1_981);
        assertNull(signal); // 990.5 s
        play(1_982);
        words(SignalWords.TIME_NS, OPEN_NS + 991_000_000_000L);
        words(SignalWords.TYPE, SignalWords.ACCUMULATION);
        words(SignalWords.STATUS, SignalWords.EMITTED);
        words(SignalWords.WINDOW_MS, 59_000);
        words(SignalWords.SELL, 1_240);
        words(SignalWords.BUY, 295);
        number(SignalWords.R_BID, 2.5220338983050845);
        number(SignalWords.R_ASK, 0.3);
        number(SignalWords.R_REL_BID, 2.0650944392607005);
        number(SignalWords.OBI_W, -0.4);
        number(SignalWords.DL, -0.6156351791530945);
        words(SignalWords.P_AGO, BUYERS);
        number(SignalWords.R_BPS, -0.9999000099990001);
        number(SignalWords.SURGE, 1.7356686022543903);
        words(SignalWords.MINUTES, 16);
        words(SignalWords.MINUTES_VOLUME, 14_390);
        words(SignalWords.P_BASE, 3);
        words(SignalWords.P_PCR, 0);
        words(SignalWords.P_IMBALANCE, 3);
        words(SignalWords.P_INSTITUTIONAL, 2);
        words(SignalWords.P_SURGE, 1);
        words(SignalWords.RANK_SCORE, 9);
        words(SignalWords.CONFIDENCE, 9);
        words(SignalWords.RISK, 50_000);
        words(SignalWords.ENTRY, 5_000_000);
        words(SignalWords.STOP, 4_950_000);
        words(SignalWords.TARGET, 5_125_000);
        number(SignalWords.ATR, Double.NaN);
    }

    @Test
    void reachesItsTarget() {
        play(2_000);
        assertNull(outcome);
        packet(2_001, 5_125_000, 5);
        assertEquals(1, signals);
        assertEquals(OutcomeWords.TARGET_HIT, outcome[OutcomeWords.OUTCOME]);
        assertEquals(OPEN_NS + 1_000_500_000_000L, outcome[OutcomeWords.TIME_NS]);
        assertEquals(2.5, Double.longBitsToDouble(outcome[OutcomeWords.R_MULTIPLE]));
    }

    @Test
    void judgesFromTheStartOfTheSignalHoursToBeforeTheirEnd() {
        settings = settings.with("signal.start.s", "991");
        play(1_982);
        assertEquals(OPEN_NS + 991_000_000_000L, signal[SignalWords.TIME_NS]);
        driven = null;
        halves = 0;
        signal = null;
        settings = settings.with("signal.start.s", "0").with("signal.end.s", "21509"); // of 22,500
        play(1_982);
        assertNull(signal);
    }

    private void words(int word, long expected) {
        assertEquals(expected, signal[word], "word " + word);
    }

    private void number(int word, double expected) {
        assertEquals(expected, Double.longBitsToDouble(signal[word]), "word " + word);
    }

    private int halves;

    /** Packets every half second up to, and including, this many halves of a second after the open. */
    private void play(int until) {
        if (driven == null) {
            begin();
        }
        for (; halves <= until; halves++) {
            boolean sells = halves % 2 == 0;
            long qty = sells ? halves >= 1_920 ? 30 : 10 : 5;
            packet(halves, sells ? SELLERS : BUYERS, qty);
        }
    }

    private Settings settings = Settings.DEFAULTS.with("real.pcr.enabled", "false");

    private void begin() {
        driven = new Driven(settings, findings, (words, at) -> {}, tick -> {});
        var stock = new Instrument("NSE", 1, "EXAMPLE", InstrumentType.EQ, "", null, 0, 1, 500);
        Events.instrument(driven.claim(), 0, stock, OPEN_NS);
        driven.publish();
    }

    private void packet(int half, long price, long qty) {
        long timeNs = OPEN_NS + half * HALF_NS;
        volume += qty;
        Tick tick = driven.claim().kind(EventKind.TICK).id(0);
        tick.receiveTimeNs(timeNs).exchangeTimeNs(timeNs).ltp(price).lastQty(qty).volume(volume);
        tick.totalBuyQty(3_000).totalSellQty(7_000).mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, SELLERS - 500L * level, 100, 1);
            tick.ask(level, BUYERS + 500L * level, 200, 1);
        }
        driven.publish();
    }
}
