package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.reference.Recordings;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of analytics 6.2-6.12 and the chain O1 of 12.3. */
class WorkedExamplesTest {
    private static final double YEARS = 7 / 365.0;
    private static final double RATE = 0.065;

    private final ChainArrays o1 = new ChainArrays();
    private final ChainFigures figures = new ChainFigures();
    private final Forward forward = new Forward();

    /** Quotes ten paise on each side of the file's mids. */
    @BeforeEach
    void readO1() throws IOException {
        o1.clear();
        for (String line :
                Files.readAllLines(Recordings.data("analytics").resolve("o1_chain.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("strike")) {
                int row = o1.add(Prices.parse(cells[0]));
                leg(o1.ce, row, cells, 0);
                leg(o1.pe, row, cells, 1);
            }
        }
    }

    private static void leg(Legs legs, int row, String[] cells, int put) {
        legs.oi[row] = Long.parseLong(cells[1 + put]);
        legs.prevOi[row] = legs.oi[row] - Long.parseLong(cells[3 + put]);
        legs.volume[row] = Long.parseLong(cells[5 + put]);
        legs.bid[row] = Prices.parse(cells[7 + put]) - 1_000;
        legs.ask[row] = Prices.parse(cells[7 + put]) + 1_000;
    }

    @Test
    void ratiosOfO1() {
        figures.compute(o1, 25017.521828671208);
        assertEquals(0.7962962962962963, figures.pcrOi());
        assertEquals(0.86, figures.pcrVolume());
        assertEquals(0.6095238095238096, figures.pcrChange());
        assertEquals("BEARISH", Pcr.name(figures.label()));
        assertEquals(1_290_000, figures.peOi());
        assertEquals(1_500_000, figures.ceVolume());
        assertEquals(128_000, figures.peOiChange());
    }

    @Test
    void painSupportAndResistanceOfO1() {
        figures.compute(o1, 25017.52);
        long[] millions = {202, 116, 76, 123, 225};
        for (int row = 0; row < millions.length; row++) {
            assertEquals(millions[row] * 1_000_000 * Prices.ONE, figures.pain(row));
        }
        assertEquals(Prices.parse("25000"), figures.maxPain());
        assertLevels(figures.supports(), 25_000, 24_800, 24_900);
        assertLevels(figures.resistances(), 25_200, 25_100);
        assertLevels(figures.supportsByChange(), 25_000, 24_800, 24_900);
    }

    private static void assertLevels(OiLevels levels, long... strikes) {
        assertEquals(strikes.length, levels.count());
        for (int i = 0; i < strikes.length; i++) {
            assertEquals(strikes[i] * Prices.ONE, levels.strike(i));
        }
    }

    @Test
    void forwardOfO1ByParity() {
        assertEquals(25017.521828671208, forward.compute(o1, 25_000, YEARS, RATE));
        assertEquals("PARITY", Forward.name(forward.from()));
        assertEquals(25017.521828671208, forward.compute(o1, Double.NaN, YEARS, RATE));
        forward.reset();
        assertEquals(25017.521828671208, forward.compute(o1, Double.NaN, YEARS, RATE));
        forward.future(Prices.parse("25012.3"), Prices.parse("25012.4"), 5_000_000_000L);
        assertEquals(25012.35, forward.compute(o1, 25_000, YEARS, RATE));
        forward.future(Prices.parse("25012.3"), Prices.parse("25012.4"), 5_000_000_001L);
        assertEquals("PARITY", name(25_000));
        o1.clear();
        assertEquals(
                25_000 * StrictMath.exp(RATE * YEARS), forward.compute(o1, 25_000, YEARS, RATE));
        assertEquals("", name(Double.NaN));
    }

    private String name(double spot) {
        forward.compute(o1, spot, YEARS, RATE);
        return Forward.name(forward.from());
    }

    @Test
    void classesBreakWhereTheyShould() {
        double[] edges = {0.60, 0.61, 0.80, 0.81, 0.95, 0.951, 1.049, 1.05, 1.19, 1.20, 1.49, 1.50};
        int[] labels = {7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1};
        for (int i = 0; i < edges.length; i++) {
            assertEquals(labels[i], Pcr.label(edges[i], false), "PCR " + edges[i]);
            assertEquals(8 - labels[i], Pcr.label(edges[i], true), "PCR " + edges[i]);
        }
        assertEquals(Pcr.NONE, Pcr.label(Double.NaN, true));
    }

    @Test
    void buildUpIsExactAtItsThresholds() {
        assertEquals(BuildUp.LONG_BUILDUP, BuildUp.of(2_001_000, 2_000_000, 1_005, 1_000));
        assertEquals(BuildUp.NEUTRAL, BuildUp.of(2_000_999, 2_000_000, 1_005, 1_000));
        assertEquals(BuildUp.NEUTRAL, BuildUp.of(2_001_000, 2_000_000, 1_004, 1_000));
        assertEquals(BuildUp.SHORT_BUILDUP, BuildUp.of(1_999_000, 2_000_000, 1_005, 1_000));
        assertEquals(BuildUp.LONG_UNWINDING, BuildUp.of(1_999_000, 2_000_000, 995, 1_000));
        assertEquals(BuildUp.SHORT_COVERING, BuildUp.of(2_001_000, 2_000_000, 995, 1_000));
        assertEquals(BuildUp.NEUTRAL, BuildUp.of(2_001_000, 0, 995, 1_000));
        assertEquals(BuildUp.NEUTRAL, BuildUp.of(2_001_000, 2_000_000, 995, 0));
    }

    @Test
    void timeToExpiryByBothBases() {
        var date = LocalDate.of(2026, 1, 6);
        long at = ist(date, 10, 0); // 330 minutes before 15:30
        assertEquals(0.0006278538812785388, expiry(date, false).years(at));
        assertEquals(0.003492063492063492, expiry(date, true).years(at));
        assertEquals(60 / 31_536_000.0, expiry(date, false).years(ist(date, 15, 30) - 1));
        assertEquals(0, expiry(date, false).years(ist(date, 15, 30)));
        assertEquals(
                ist(LocalDate.of(2026, 8, 4), 15, 40),
                expiry(LocalDate.of(2026, 8, 4), true).expiryNs());
        var gold = new TimeToExpiry(SessionCalendar.shipped(), SessionGroup.COMMODITY, date, false);
        assertEquals(ist(date, 23, 55), gold.expiryNs());
        // Friday 10:00 to Tuesday's close with Monday 26 January 2026 a holiday: 330 + 375 minutes.
        assertEquals(
                705 / (252 * 375.0),
                expiry(LocalDate.of(2026, 1, 27), true)
                        .years(ist(LocalDate.of(2026, 1, 23), 10, 0)));
        assertEquals(
                375 / (252 * 375.0),
                expiry(LocalDate.of(2026, 1, 27), true)
                        .years(ist(LocalDate.of(2026, 1, 24), 10, 0)));
    }

    private static TimeToExpiry expiry(LocalDate date, boolean trading) {
        return new TimeToExpiry(SessionCalendar.shipped(), SessionGroup.DERIVATIVES, date, trading);
    }

    private static long ist(LocalDate date, int hour, int minute) {
        var time = LocalDateTime.of(date, LocalTime.of(hour, minute));
        return time.toEpochSecond(ZoneOffset.ofHoursMinutes(5, 30)) * 1_000_000_000L;
    }

    @Test
    void thirtyDayVolatilityRankAndPercentile() {
        double[] days = {51, 23};
        double[] iv = {0.14, 0.12};
        assertEquals(0.12887978895078933, AtmIv.thirtyDays(days, iv, 2), 1e-16);
        assertTrue(AtmIv.bracketed(days, iv, 2));
        assertEquals(0.14, AtmIv.thirtyDays(days, iv, 1));
        assertFalse(AtmIv.bracketed(days, iv, 1));
        assertEquals(0.14, AtmIv.thirtyDays(days, new double[] {0.14, Double.NaN}, 2));
        assertTrue(Double.isNaN(AtmIv.thirtyDays(days, iv, 0)));
        assertEquals(0.2, AtmIv.thirtyDays(new double[] {30}, new double[] {0.2}, 1));
        double[] history = {0.10, 0.12, 0.15, 0.20, 0.30};
        assertEquals(40.0, IvRank.rank(0.18, history, 5, 5), 1e-12);
        assertEquals(60.0, IvRank.percentile(0.18, history, 5, 5));
        assertEquals(100, IvRank.rank(0.4, history, 5, 5));
        assertTrue(Double.isNaN(IvRank.rank(0.18, history, 5)));
        assertTrue(Double.isNaN(IvRank.percentile(0.18, history, 5)));
        assertTrue(Double.isNaN(IvRank.rank(0.1, new double[100], 100)));
    }

    @Test
    void gammaExposureOfOneRow() {
        var chain = new ChainArrays();
        int row = chain.add(Prices.parse("25000"));
        chain.ce.iv[row] = 0.12;
        chain.ce.gamma[row] = 0.00095789151800029433;
        chain.ce.oi[row] = 120_000;
        figures.compute(chain, 25012.35);
        assertEquals(719128611.4350698, figures.gammaExposure(), 1e-6);
    }

    @Test
    void pricesAChainWhole() {
        new ChainPricing().compute(o1, 25017.52, YEARS, RATE);
        figures.compute(o1, 25017.52);
        assertEquals(314.5, figures.straddle());
        assertEquals(100 * 314.5 / 25017.52, figures.impliedMovePct());
        assertTrue(figures.atmIv() > 0.10 && figures.atmIv() < 0.13, "" + figures.atmIv());
        new ChainPricing().compute(o1, 25017.52, 0, RATE);
        assertEquals(25017.52 - 24_800, o1.ce.price[0]);
        assertEquals(IvFlag.EXPIRED, o1.ce.ivFlag[0]);
        assertTrue(Double.isNaN(o1.ce.delta[0]));
    }
}
