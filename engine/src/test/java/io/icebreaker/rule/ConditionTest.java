package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every production of the grammar, and the one form that all texts of a rule share (analytics 9.1). */
class ConditionTest {
    private static String canonical(String text) throws RuleException {
        return Condition.parse(text).canonical();
    }

    @Test
    void theExampleOfTheCanonicalForm() throws RuleException {
        assertEquals(
                "((rsi < 30) AND (\"M&M\":close@5m[2] > (-0.3))) ON BAR",
                canonical("RSI<30 && M&M:Close@5m[2] > -30%"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "doji # doji",
                "doji on bar # doji",
                "TRUE or False # (TRUE OR FALSE)",
                "doji or hammer or engulfing # ((doji OR hammer) OR engulfing)",
                "doji || hammer && engulfing # (doji OR (hammer AND engulfing))",
                "doji and hammer or engulfing # ((doji AND hammer) OR engulfing)",
                "(doji or hammer) and engulfing # ((doji OR hammer) AND engulfing)",
                "not close < open # (NOT (close < open))",
                "!close<open&&doji # ((NOT (close < open)) AND doji)",
                "NOT (NOT doji) # (NOT (NOT doji))",
                "close<=open # (close <= open)",
                "close>=open # (close >= open)",
                "close==open # (close == open)",
                "close!=open # (close != open)",
                "close > 1 - 2 - 3 # (close > ((1 - 2) - 3))",
                "close > 1 / 2 * 3 # (close > ((1 / 2) * 3))",
                "close > 1 + 2 * 3 # (close > (1 + (2 * 3)))",
                "-close * 2 < 3 # (((-close) * 2) < 3)",
                "-(close * 2) < -3 # ((-(close * 2)) < (-3))",
                "close--3 > 2 # ((close - (-3)) > 2)",
                "close - -3 > 2 # ((close - (-3)) > 2)",
                "(open + close) * 2 > 3 # (((open + close) * 2) > 3)",
                "ema(8) crosses ema(13) # (ema(8) CROSSES ema(13))",
                "ema(8) crosses above ema(13) # (ema(8) CROSSES ABOVE ema(13))",
                "ema(8)+1 CROSSES BELOW -ema(13) # ((ema(8) + 1) CROSSES BELOW (-ema(13)))",
                "rsi BETWEEN 30..70 # (rsi BETWEEN 30 .. 70)",
                "rsi between 30.5..70% # (rsi BETWEEN 30.5 .. 0.7)",
                "rsi between low..high # (rsi BETWEEN low .. high)",
                "rsi between close@5m..high # (rsi BETWEEN close@5m .. high)",
                "abs(close - open) > 1 # (abs((close - open)) > 1)",
                "MAX(close,open,3)>Min(1,2) # (max(close, open, 3) > min(1, 2))",
                "max((doji), hammer) > 0 # (max(doji, hammer) > 0)",
                "SMA ( 020 ) @ 5m [ 002 ] > 3 # (sma(20)@5m[2] > 3)",
                "close[0] > close@1m[000] # (close > close@1m)",
                "close > 007.500 # (close > 7.5)",
                "close > 0.00 # (close > 0)",
                "close > 100 # (close > 100)",
                "close > 0% # (close > 0)",
                "close > 250% # (close > 2.5)",
                "close > 1% # (close > 0.01)",
                "360ONE:close > 3 # (`360ONE`:close > 3)",
                "\"NIFTY 50\":close > 3 # (`NIFTY 50`:close > 3)",
                "ON:close > 3 # (`ON`:close > 3)",
                "3:close > 3 # (`3`:close > 3)",
                "true:close > 3 # (`true`:close > 3)",
                "BAJAJ-AUTO:close > 3 # (`BAJAJ-AUTO`:close > 3)",
                "close-INFY:close > 3 # (`close-INFY`:close > 3)",
                "close -INFY:close > 3 # ((close - `INFY`:close) > 3)",
                "close - INFY:close > 3 # ((close - `INFY`:close) > 3)",
                "doji&&INFY:doji # (doji AND `INFY`:doji)",
                "doji&INFY:doji # `doji&INFY`:doji",
                "close-open > 3 # ((close - open) > 3)",
                "INFY: close > 3 # (`INFY`:close > 3)",
                "\"\\'x\":doji # `\\'x`:doji",
                "(((doji))) # doji",
                "doji == 100 # (doji == 100)",
            })
    void eachProductionHasItsForm(String text, String form) throws RuleException {
        assertEquals(form.replace('`', '"') + " ON BAR", canonical(text));
    }

    @Test
    void whenToEvaluateComesLast() throws RuleException {
        assertTrue(Condition.parse("doji ON TICK").onTick());
        assertEquals("doji ON TICK", canonical(" doji\ton\r\ntick "));
        assertFalse(Condition.parse("doji ON BAR").onTick());
        assertEquals(6, Condition.parse("doji ON TICK").onColumn());
        assertEquals(0, Condition.parse("doji").onColumn());
    }

    @Test
    void everyIdentifierIsKnownInAnyCase() throws RuleException {
        for (Identifier identifier : Identifier.values()) {
            String period = identifier.takesPeriod() ? "(9)" : "";
            String text = identifier.name() + period + " != 3";
            assertEquals("(" + identifier.spelled() + period + " != 3) ON BAR", canonical(text));
            String bar = identifier.spelled() + period + "@1d[255]";
            if (identifier.isOfBar()) {
                assertEquals("(" + bar + " > 1) ON BAR", canonical(bar + " > 1"));
            }
            if (identifier.isFlag()) {
                assertEquals(
                        "(NOT " + identifier.spelled() + ") ON BAR",
                        canonical("not " + identifier));
            }
        }
        assertEquals(81, Identifier.values().length);
    }

    @Test
    void everyTimeframeIsOne() throws RuleException {
        for (Interval interval : Interval.values()) {
            String text = "(close@" + interval.label() + " > 1)";
            assertEquals(text + " ON BAR", canonical(text));
        }
    }

    @Test
    void theVersionIsTheHashOfTheForm() throws RuleException {
        assertEquals(
                "d076a337f819c656f42fdd963054fe6725cfbc07a5ba5e93c42686c11fa03fe5",
                Condition.parse("(doji)").version());
        assertEquals(
                Condition.parse("rsi<30").version(), Condition.parse(" RSI < 3000% ").version());
        assertNotEquals(Condition.parse("rsi<30").version(), Condition.parse("rsi<=30").version());
        assertNotEquals(
                Condition.parse("doji").version(), Condition.parse("doji ON TICK").version());
    }

    @Test
    void usesAreToldInReadingOrderWithTheirColumns() throws RuleException {
        Condition condition = Condition.parse("close > M&M:sma(20)@5m[2] AND oi > 3");
        assertEquals(
                List.of(
                        new Condition.Use(Slot.of(Identifier.CLOSE), null, null, 0, 1, 0, 0),
                        new Condition.Use(
                                Slot.of(Identifier.SMA, 20), "M&M", Interval.M5, 2, 13, 9, 20),
                        new Condition.Use(Slot.of(Identifier.OI), null, null, 0, 31, 0, 0)),
                condition.uses());
    }

    @Test
    void canonicalFormsMayBeLongerAndDeeperThanTexts() throws RuleException {
        String text = "close > 1" + "+1".repeat(490);
        Condition condition = Condition.parse(text);
        assertTrue(condition.canonical().length() > 2 * Condition.MAX_LENGTH);
        assertEquals(
                condition.canonical(), Condition.ofCanonical(condition.canonical()).canonical());
    }

    @Test
    void hugeNumbersAreTheNearestDouble() throws RuleException {
        String huge = "9".repeat(400);
        Condition condition = Condition.parse("close < " + huge);
        assertEquals("(close < " + huge + ") ON BAR", condition.canonical());
        assertEquals(Double.MAX_VALUE, condition.compile(Interval.M1).constants[0]);
        assertEquals(0.3, Condition.parse("close < 30%").compile(Interval.M1).constants[0]);
    }

    @Test
    void slotsAndWhatTheyStandForMatchBothWays() {
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            Identifier identifier = Slot.identifier(slot);
            if (identifier.takesPeriod() && Slot.period(slot) > 0) {
                assertEquals(slot, Slot.of(identifier, Slot.period(slot)));
            } else if (!identifier.takesPeriod()) {
                assertEquals(slot, Slot.of(identifier));
            }
        }
        assertEquals("ema(200)", Slot.spelled(Slot.COUNT - 1));
    }
}
