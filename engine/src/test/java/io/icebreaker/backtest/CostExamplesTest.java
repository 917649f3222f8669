package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The round trips of analytics 10.4, to the last decimal, and the rules around them. */
class CostExamplesTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private CostBook book = new CostBook(CostTable.shipped(), flags);
    private long numbers;

    @Test
    void futures() {
        Costs costs =
                roundTrip("NFO", InstrumentType.FUT, Product.INTRADAY, APRIL, 75, 25_000, 25_050);
        assertDecimal("40", costs.brokerage());
        assertDecimal("939", costs.tax());
        assertDecimal("64.939875", costs.transaction());
        assertDecimal("3.75375", costs.ipft());
        assertDecimal("3.75375", costs.sebi());
        assertDecimal("20.2405275", costs.gst());
        assertDecimal("37.5", costs.stamp());
        assertDecimal("1109.1879025", costs.total());
    }

    @Test
    void options() {
        Costs costs = roundTrip("NFO", InstrumentType.CE, Product.INTRADAY, APRIL, 75, 150, 165);
        assertEquals("76.4703", rounded(costs.total()));
    }

    @Test
    void equityIntradayAndDelivery() {
        assertEquals(
                "100.9592",
                rounded(
                        roundTrip(
                                        "NSE",
                                        InstrumentType.EQ,
                                        Product.INTRADAY,
                                        APRIL,
                                        100,
                                        1500,
                                        1510)
                                .total()));
        assertEquals(
                "334.7592",
                rounded(
                        roundTrip(
                                        "NSE",
                                        InstrumentType.EQ,
                                        Product.DELIVERY,
                                        APRIL,
                                        100,
                                        1500,
                                        1510)
                                .total()));
    }

    @Test
    void anEarlierDayTakesItsOwnRates() {
        Costs costs =
                roundTrip(
                        "NFO",
                        InstrumentType.PE,
                        Product.INTRADAY,
                        LocalDate.of(2025, 12, 15),
                        35,
                        600,
                        610);
        assertDecimal("21", costs.tax());
        assertEquals("86.6354", rounded(costs.total()));
        assertFalse(flags.contains(Flag.RATES_EXTRAPOLATED));
    }

    @Test
    void aDayBeforeTheFirstRowTakesItAndSaysSo() {
        Costs costs =
                roundTrip(
                        "NFO",
                        InstrumentType.FUT,
                        Product.INTRADAY,
                        LocalDate.of(2022, 1, 3),
                        75,
                        16_000,
                        16_000);
        assertDecimal("150", costs.tax()); // 0.0125 % of 1,200,000
        assertTrue(flags.contains(Flag.RATES_EXTRAPOLATED));
    }

    @Test
    void aSegmentWithoutRatesCostsNothingAndSaysSo() {
        Costs costs = roundTrip("CRYPTO", InstrumentType.EQ, Product.INTRADAY, APRIL, 1, 100, 200);
        assertEquals(0, costs.total().signum());
        assertTrue(flags.contains(Flag.NO_RATES));
    }

    @Test
    void gstOnIpftCanBeLeftOut() {
        book = new CostBook(CostTable.shipped().withGstOnIpft(false), flags);
        Costs costs =
                roundTrip("NFO", InstrumentType.FUT, Product.INTRADAY, APRIL, 75, 25_000, 25_050);
        assertDecimal("19.5648525", costs.gst()); // 18 % of 108.693625
    }

    @Test
    void brokerageIsTheOrdersAndSharedByQuantity() {
        Order order = order(1, 300);
        CostBook.Entry first = fill(order, share(), 100, 1000, APRIL);
        CostBook.Entry second = fill(order, share(), 200, 1000, APRIL);
        // 0.03 % of 300,000 is 90: capped at 20
        assertDecimal("6.666666666667", book.costs(first).brokerage());
        assertDecimal("13.333333333333", book.costs(second).brokerage());
    }

    @Test
    void taxIsRoundedAnInstrumentAndDayAndTheLastTaxedFillTakesTheDifference() {
        CostBook.Entry first = fill(order(-1, 10), share(), 10, 1002, APRIL);
        CostBook.Entry second = fill(order(-1, 10), share(), 10, 1006, APRIL);
        assertDecimal("2.505", book.costs(first).tax());
        assertDecimal("2.515", book.costs(second).tax());
        assertDecimal("-0.02", book.payRounding()); // 5.02 is 5
        assertDecimal("2.505", book.costs(first).tax());
        assertDecimal("2.495", book.costs(second).tax());
    }

    @Test
    void anExercisedOptionPaysTaxOnItsIntrinsicAndNothingElse() {
        var option =
                new Instrument("NFO", 9, "CE", InstrumentType.CE, "X", APRIL, 1_000_000, 75, 5);
        Order order = order(-1, 75);
        order.filled = 75;
        order.value = 75 * 1_000_000L;
        var fill = new Fill(order.number, 0, -1, 75, 1_000_000, 0, 1, FillKind.EXERCISE);
        CostBook.Entry entry = book.add(order, fill, option, Product.INTRADAY, APRIL);
        assertDecimal("11.25", book.costs(entry).total()); // 0.15 % of 7,500, not yet rounded
    }

    private static Instrument share() {
        return new Instrument("NSE", 1, "ACME", InstrumentType.EQ, "", null, 0, 1, 500);
    }

    private Order order(int side, long qty) {
        return new Order(++numbers, 0, side, qty, OrderType.MARKET, 0, 0, 1, "", 0, FillKind.TRADE);
    }

    private CostBook.Entry fill(
            Order order, Instrument what, long qty, long rupees, LocalDate day) {
        return fill(order, what, Product.INTRADAY, qty, rupees, day);
    }

    private CostBook.Entry fill(
            Order order, Instrument what, Product product, long qty, long rupees, LocalDate day) {
        var fill =
                new Fill(order.number, 0, order.side, qty, rupees * 10_000, 0, 1, FillKind.TRADE);
        order.filled += qty;
        order.value += fill.value();
        return book.add(order, fill, what, product, day);
    }

    private Costs roundTrip(
            String segment,
            InstrumentType type,
            Product product,
            LocalDate day,
            long qty,
            long bought,
            long sold) {
        LocalDate expiry = type == InstrumentType.EQ ? null : day.plusDays(7);
        var what = new Instrument(segment, 5, "X", type, "X", expiry, 0, 1, 500);
        CostBook.Entry in = fill(order(1, qty), what, product, qty, bought, day);
        CostBook.Entry out = fill(order(-1, qty), what, product, qty, sold, day);
        book.payRounding();
        return book.costs(in).plus(book.costs(out));
    }

    private static String rounded(BigDecimal exact) {
        return exact.setScale(4, java.math.RoundingMode.HALF_UP).toString();
    }

    private static void assertDecimal(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), expected + " was " + actual);
    }
}
