package io.icebreaker.stage.option;

import static io.icebreaker.stage.option.OptionRig.DAY;
import static io.icebreaker.stage.option.OptionRig.SECOND_NS;
import static io.icebreaker.stage.option.OptionRig.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.reference.Recordings;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stage event by event: the worked example, ages, late definitions, expiry, history. */
class OptionStageTest {
    private static final LocalDate EXPIRY = LocalDate.of(2025, 11, 24);
    private static final int SPOT = 0;
    private static final int FUTURE = 1;
    private static final int FIRST = 2;

    /** Clock at which O1's expiry is seven days away to the nanosecond. */
    private static final long O1_NS = OptionRig.ist(EXPIRY, 15, 30) - 7 * 86_400 * SECOND_NS;

    private final OptionRig rig = new OptionRig(2_000, Settings.DEFAULTS);

    private void quote(int id, long atNs, long bid, long ask) {
        rig.tick(id, atNs).mark(TickFlags.HAS_DEPTH).bid(0, bid, 75, 1).ask(0, ask, 75, 1);
    }

    private void quoted(int id, long atNs, long bid, long ask) {
        quote(id, atNs, bid, ask);
        rig.send();
    }

    /** O1 of 12.3: definitions, previous OI, a packet each leg, all just before seven days. */
    private void o1() throws Exception {
        o1(O1_NS - 50_000_000);
    }

    private void o1(long atNs) throws Exception {
        List<String> lines =
                Files.readAllLines(Recordings.data("analytics").resolve("o1_chain.csv"));
        int id = FIRST;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            for (int put = 0; put < 2; put++) {
                long strike = Prices.parse(cells[0]);
                rig.define(id, OptionRig.option(id, "NIFTY", EXPIRY, strike, put == 0 ? 'C' : 'P'));
                long oi = Long.parseLong(cells[1 + put]);
                long mid = Prices.parse(cells[7 + put]);
                rig.session(
                        id, DAY.minusDays(3), mid + 10_000, oi - Long.parseLong(cells[3 + put]));
                Tick tick = rig.tick(id, atNs).mark(TickFlags.HAS_DEPTH);
                tick.oi(oi).volume(Long.parseLong(cells[5 + put])).ltp(mid);
                tick.bid(0, mid - 1_000, 75, 1).ask(0, mid + 1_000, 75, 1);
                rig.send();
                id++;
            }
        }
    }

    @Test
    void o1GoesThroughTheStage() throws Exception {
        rig.define(SPOT, OptionRig.index(SPOT + 1, "NIFTY 50"));
        rig.tick(SPOT, O1_NS - SECOND_NS).ltp(Prices.parse("24999.95"));
        rig.send();
        o1();
        rig.clock(O1_NS);
        long[] chain = rig.chain(0);
        assertEquals(7.0, number(chain, ChainWords.DTE));
        assertEquals(0.7962962962962963, number(chain, ChainWords.PCR_OI));
        assertEquals(0.86, number(chain, ChainWords.PCR_VOLUME));
        assertEquals(0.6095238095238096, number(chain, ChainWords.PCR_CHANGE));
        assertEquals(25017.521828671208, number(chain, ChainWords.FORWARD), 1e-9);
        assertEquals(Forward.PARITY, chain[ChainWords.FORWARD_FROM]);
        assertEquals("BEARISH", Pcr.name((int) chain[ChainWords.LABEL]));
        assertEquals(Prices.parse("25000"), chain[ChainWords.MAX_PAIN]);
        assertEquals(Prices.parse("25000"), chain[ChainWords.ATM]);
        assertEquals(Prices.parse("24800"), chain[ChainWords.SUPPORTS + 1]);
        assertEquals(Prices.parse("25200"), chain[ChainWords.RESISTANCES]);
        assertEquals(0, chain[ChainWords.RESISTANCES + 2]);
        assertEquals(5, chain[ChainWords.ROWS]);
        int row = ChainWords.row(0);
        assertEquals(
                202_000_000L, chain[row + ChainWords.PAIN] / Prices.ONE, "pain of the first row");
        assertEquals(
                BuildUp.SHORT_BUILDUP,
                chain[row + ChainWords.CE + ChainWords.BUILD_UP],
                "CE 24800");
        assertEquals(1, rig.records.size());
        assertEquals(ChainWords.FIGURES, rig.records.get(0).length);
    }

    @Test
    void anOptionsOwnFiguresUseTheFuturesMidWhileItIsFresh() {
        rig.define(FUTURE, OptionRig.future(2, "NIFTY", EXPIRY));
        rig.define(FIRST, OptionRig.option(3, "NIFTY", EXPIRY, Prices.parse("25000"), 'C'));
        quoted(FUTURE, O1_NS, Prices.parse("25012.30"), Prices.parse("25012.40"));
        quoted(FIRST, O1_NS, Prices.parse("171.75"), Prices.parse("171.90"));
        long[] own = rig.greeks(FIRST);
        assertEquals(25012.35, number(own, GreeksWords.FORWARD));
        assertEquals(0.12, number(own, GreeksWords.IV), 1e-5); // 171.825 against 171.8154
        assertEquals(0.5145, number(own, GreeksWords.DELTA), 1e-3);
        quoted(FIRST, O1_NS + 5 * SECOND_NS, Prices.parse("171.75"), Prices.parse("171.90"));
        assertEquals(25012.35, number(rig.greeks(FIRST), GreeksWords.FORWARD));
        quoted(FIRST, O1_NS + 5 * SECOND_NS + 1, Prices.parse("171.75"), Prices.parse("171.90"));
        long[] late = rig.greeks(FIRST);
        assertTrue(Double.isNaN(number(late, GreeksWords.FORWARD)));
        assertEquals(IvFlag.BAD_INPUT, late[GreeksWords.IV_FLAG]);
    }

    @Test
    void aRowIsStaleAfterAMinuteOnlyIfAnotherChangedSince() throws Exception {
        o1();
        rig.clock(O1_NS + 300 * SECOND_NS);
        assertEquals(0, rig.chain(0)[ChainWords.STALE_ROWS], "nothing came for any row");
        quoted(FIRST, O1_NS + 301 * SECOND_NS, 2_999_000, 3_001_000);
        rig.clock(O1_NS + 302 * SECOND_NS);
        long[] chain = rig.chain(0);
        assertEquals(4, chain[ChainWords.STALE_ROWS]);
        assertEquals(1_290_000, chain[ChainWords.PE_OI], "stale OI stays in every sum");
        double only = 24_800 + Math.exp(0.065 * number(chain, ChainWords.T)) * (300 - 82);
        assertEquals(only, number(chain, ChainWords.FORWARD), 1e-9, "the one row left");
    }

    @Test
    void definitionsMayComeLateAgainAndChange() throws Exception {
        o1();
        rig.clock(O1_NS);
        assertEquals(-1, rig.chain(0)[ChainWords.SPOT_ID]);
        rig.define(SPOT, OptionRig.index(1, "NIFTY 50"));
        rig.define(FUTURE, OptionRig.future(2, "NIFTY", EXPIRY));
        rig.define(FIRST, OptionRig.option(FIRST, "NIFTY", EXPIRY, Prices.parse("24800"), 'C'));
        rig.define(99, OptionRig.option(99, "NIFTY", EXPIRY, Prices.parse("24700"), 'P'));
        rig.clock(O1_NS + SECOND_NS);
        long[] chain = rig.chain(0);
        assertEquals(SPOT, chain[ChainWords.SPOT_ID]);
        assertEquals(FUTURE, chain[ChainWords.FUTURE_ID]);
        assertEquals(6, chain[ChainWords.ROWS]);
        assertEquals(Prices.parse("24700"), chain[ChainWords.row(0)]);
        rig.define(99, OptionRig.option(99, "BANKNIFTY", EXPIRY, Prices.parse("24700"), 'P'));
        rig.clock(O1_NS + 2 * SECOND_NS);
        assertEquals(5, rig.chain(0)[ChainWords.ROWS]);
    }

    @Test
    void anExpiredChainHasNoVolatilityAndIsDroppedNextDay() throws Exception {
        rig.define(SPOT, OptionRig.index(1, "NIFTY 50"));
        o1();
        long expiry = OptionRig.ist(EXPIRY, 15, 30);
        rig.tick(SPOT, expiry).ltp(Prices.parse("24950"));
        rig.send();
        quoted(FIRST, expiry, 1_490_000, 1_510_000);
        rig.clock(expiry + SECOND_NS);
        long[] chain = rig.chain(0);
        int ce = ChainWords.row(0) + ChainWords.CE;
        assertEquals(0.0, number(chain, ChainWords.T));
        assertEquals(24950.0, number(chain, ChainWords.FORWARD));
        assertEquals(150.0, number(chain, ce + ChainWords.PRICE));
        assertEquals(IvFlag.EXPIRED, chain[ce + ChainWords.IV_FLAG]);
        assertEquals(PcrSource.NO_CHAIN, rig.pcr().look(FIRST, expiry));
        rig.clock(OptionRig.ist(EXPIRY.plusDays(1), 9, 20));
        assertEquals(expiry + SECOND_NS, rig.chain(0)[ChainWords.TIME_NS], "left alone");
    }

    @Test
    void signalsGetTheirOwnChainElseNiftys() throws Exception {
        rig.define(500, OptionRig.share(500, "NSE", "INFY"));
        rig.define(501, OptionRig.future(501, "INFY", EXPIRY));
        rig.define(502, OptionRig.share(502, "BSE", "INFY"));
        assertEquals(PcrSource.NO_CHAIN, rig.pcr().look(500, O1_NS));
        o1();
        assertEquals(PcrSource.NO_RATIO, rig.pcr().look(FIRST, O1_NS), "not computed yet");
        rig.clock(O1_NS);
        assertEquals(PcrSource.FRESH, rig.pcr().look(FIRST, O1_NS));
        assertEquals(-2, rig.pcr().label());
        assertEquals(0.7962962962962963, rig.pcr().pcr());
        assertEquals(PcrSource.FRESH, rig.pcr().look(500, O1_NS));
        assertTrue(rig.pcr().isFallback());
        assertEquals(PcrSource.NO_CHAIN, rig.pcr().look(501, O1_NS), "a future without options");
        rig.define(503, OptionRig.option(503, "INFY", EXPIRY, Prices.parse("1500"), 'C'));
        assertEquals(PcrSource.STALE, rig.pcr().look(500, O1_NS), "its own chain, without OI");
        assertEquals(PcrSource.STALE, rig.pcr().look(502, O1_NS));
        long last = O1_NS - 50_000_000;
        assertEquals(PcrSource.FRESH, rig.pcr().look(FIRST, last + 180 * SECOND_NS));
        assertEquals(PcrSource.STALE, rig.pcr().look(FIRST, last + 180 * SECOND_NS + 1));
    }

    @Test
    void rankCountsTheSessionsBeforeToday() throws Exception {
        for (int i = 60; i >= 1; i--) {
            rig.volatility("NIFTY", DAY.minusDays(i), 0.10 + i / 1_000.0);
        }
        rig.volatility("NIFTY", DAY, 9.0);
        o1();
        rig.clock(O1_NS);
        long[] chain = rig.chain(0);
        double iv = number(chain, ChainWords.IV_30);
        assertEquals(60, chain[ChainWords.IV_DAYS]);
        assertEquals(0, chain[ChainWords.IV_30_BRACKETED]);
        assertEquals(100 * (iv - 0.101) / 0.059, number(chain, ChainWords.IV_RANK), 1e-9);
        assertEquals(number(chain, ChainWords.ATM_IV), iv);
    }

    /** What calls itself history of the running day is none (10.7). */
    @Test
    void historyOfTodayIsNotThePreviousDays() throws Exception {
        o1();
        rig.session(FIRST, DAY, 1, 1);
        rig.clock(O1_NS);
        long[] chain = rig.chain(0);
        int ce = ChainWords.row(0) + ChainWords.CE;
        assertEquals(0, chain[ce + ChainWords.LEG_FLAGS] & ChainWords.HAS_OI_CHANGE);
        assertEquals(210_000 - 5_000, chain[ChainWords.CE_DOI]);
    }

    @Test
    void aDaysLastVolatilityJoinsTheHistoryOfTheNext() throws Exception {
        o1();
        rig.clock(O1_NS);
        double first = number(rig.chain(0), ChainWords.IV_30);
        long next = OptionRig.ist(DAY.plusDays(1), 10, 0);
        rig.clock(next - SECOND_NS);
        long[] before = rig.chain(0);
        assertEquals(0, before[ChainWords.IV_DAYS], "no packet yet: the day has no value");
        assertEquals(0, before[ChainWords.CE_VOLUME] + before[ChainWords.CE_DOI]);
        assertEquals(1_620_000, before[ChainWords.CE_OI]);
        o1(next);
        rig.clock(next + SECOND_NS);
        long[] chain = rig.chain(0);
        assertTrue(first > 0);
        assertEquals(1, chain[ChainWords.IV_DAYS]);
        assertEquals(0, chain[ChainWords.CE_DOI], "yesterday's OI, and today's the same");
        assertEquals(1_500_000, chain[ChainWords.CE_VOLUME]);
    }

    @Test
    void ofMoreThan256StrikesTheNearestAreComputed() {
        for (int i = 0; i < 400; i++) {
            rig.define(i, OptionRig.option(i + 1, "NIFTY", EXPIRY, (1_000L + i) * Prices.ONE, 'C'));
            rig.tick(i, O1_NS).oi(75);
            rig.send();
        }
        rig.define(400, OptionRig.index(401, "NIFTY 50"));
        rig.tick(400, O1_NS).ltp(1_300 * Prices.ONE);
        rig.send();
        rig.clock(O1_NS);
        long[] chain = rig.chain(0);
        assertEquals(256, chain[ChainWords.ROWS]);
        assertEquals(400, chain[ChainWords.STRIKES]);
        assertEquals(256 * 75, chain[ChainWords.CE_OI]);
        assertEquals(1_144 * Prices.ONE, chain[ChainWords.row(0)], "the window is at its end");
        assertEquals(1, rig.counters.get(Counter.CHAIN_CUT));
        assertNull(rig.chain(1));
    }
}
