package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no rule, and the one column that is to blame (analytics 9.1). */
class RuleRefusalsTest {
    private static int column(String text) {
        return assertThrows(RuleException.class, () -> Condition.parse(text), text).column();
    }

    /** The first token that cannot go on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "~~#1",
                "   #4",
                "close <#8",
                "close <  #10",
                "a < b < c#7",
                "NOT NOT doji#5",
                "!!doji#2",
                "NOT !doji#5",
                "--close < 3#2",
                "close < - - 3#11",
                "close > .5#9",
                "close > 5.#10",
                "close > 5.)#10",
                "close > 1e5#10",
                "close > 1_000#10",
                "close > 30 %#12",
                "close > 30%%#12",
                "close = 3#7",
                "close =! 3#7",
                "close === 3#9",
                "close ! 3#7",
                "close <> 3#8",
                "close > 3 & doji#11",
                "close > 3 | doji#11",
                "close > 3 AND#14",
                "close > 3 AND OR doji#15",
                "AND doji#1",
                "close > 3 doji#11",
                "close > 3 ON#13",
                "close > 3 ON BARS#14",
                "close > 3 ON BAR close#18",
                "close > 3 ON ON#14",
                "ON BAR#1",
                "bar > 3#1",
                "close CROSSES#14",
                "close CROSSES ABOVE#20",
                "close CROSSES ABOVE BELOW 3#21",
                "close ABOVE 3#7",
                "close BETWEEN 3#16",
                "close BETWEEN 3 AND 4#17",
                "close BETWEEN 3..#18",
                "close BETWEEN 3...4#18",
                "close..3#6",
                "(close > 3#11",
                "close > 3)#10",
                "()#2",
                "(close, open) > 3#7",
                "abs close > 3#5",
                "abs() > 3#5",
                "max(close,) > 3#11",
                "max(close open) > 3#11",
                "abs > 3#5",
                "sma(close) > 3#5",
                "sma(20.0) > 3#5",
                "sma(20%) > 3#5",
                "sma(-3) > 3#5",
                "sma() > 3#5",
                "sma(20 > 3#8",
                "close[1.5] > 3#7",
                "close[-1] > 3#7",
                "close[] > 3#7",
                "close[1 > 3#9",
                "close[1]@5m > 3#9",
                "close@5M > 3#7",
                "close@2m > 3#7",
                "close@ > 3#8",
                "close@5m_x > 3#9",
                "close@5m:open > 3#9",
                "close@@5m > 3#7",
                "INFY:#6",
                "INFY: > 3#7",
                "INFY :close > 3#6",
                "INFY:NSE:close > 3#6",
                "INFY:AND > 3#6",
                "INFY:abs(close) > 3#6",
                "INFY:(close > 3)#6",
                ":close > 3#1",
                "\"NIFTY 50:close > 3#1",
                "doji AND \"NIFTY 50#10",
                "\"NIFTY 50\" :close > 3#1",
                "\"NIFTY 50\"close > 3#1",
                "\"\":close > 3#1",
                "_close > 3#1",
                "close > 3;#10",
                "close > ₹3#9",
                "close > 3 AND \"é\":close > 3#15",
                "clöse > 3#3",
            })
    void textIsRefusedAtTheFirstTokenThatCannotGoOn(String text, int column) {
        assertEquals(column, column(text), text);
    }

    @Test
    void controlCharactersAreNoBlanks() {
        assertEquals(6, column("close\u0000> 3"));
        assertEquals(6, column("close\u000b> 3"));
        assertEquals(6, column("close\u00a0> 3"));
        assertEquals(6, column("close\ud83d\ude80> 3"));
        assertEquals(1, column("\"NIFTY\t50\":close > 3"));
        assertEquals(12, column("doji AND\r\n\t"));
    }

    @Test
    void theThirtyThirdParenthesisIsOneTooDeep() throws RuleException {
        Condition.parse("(".repeat(32) + "doji" + ")".repeat(32));
        assertEquals(33, column("(".repeat(33) + "doji" + ")".repeat(33)));
        assertEquals(36, column("(".repeat(32) + "abs(close) > 3" + ")".repeat(32)));
        assertEquals(36, column("(".repeat(32) + "sma(3) > 3" + ")".repeat(32)));
        Condition.parse("(".repeat(31) + "abs(close) > 3 AND max(1, 2) > 1" + ")".repeat(31));
    }

    @Test
    void theThousandAndFirstCharacterComesBeforeAllElse() throws RuleException {
        String longest = "doji" + " ".repeat(996);
        Condition.parse(longest);
        assertEquals(1_001, column(longest + " "));
        assertEquals(1_001, column("$$$" + longest));
        assertEquals(1_001, column("\ud83d\ude80".repeat(1_001)));
        assertEquals(1, column("\ud83d\ude80".repeat(1_000)));
    }

    /** Then the tree, in reading order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "foo > 3#1",
                "M&&M:close > 3#1",
                "INFY:foo > 3#6",
                "close > 3 AND foo > 3#15",
                "sma > 3#1",
                "ema > 3#1",
                "rsi(14) > 3#1",
                "INFY:rsi(14) > 3#6",
                "close > sma#9",
                "abs(close, open) > 3#1",
                "min(close) > 3#1",
                "max(close) > 3#1",
                "max(foo) > 3#1",
                "max(close, foo) > 3#12",
                "sma(1) > 3#5",
                "sma(201) > 3#5",
                "sma(0) > 3#5",
                "ema(00000000000000000000201) > 3#5",
                "ema(99999999999999999999) > 3#5",
                "close[256] > 3#7",
                "close[99999999999] > 3#7",
                "sma(1)[256] > 3#5",
                "sma(20)[256] > 3#9",
                "oi@5m > 3#3",
                "oi[1] > 3#3",
                "oi@5m[256] > 3#3",
                "oi[256] > 3#3",
                "ltp@1m > 3#4",
                "vwap[0] > 3#5",
                "INFY:ltp@1m > 3#9",
                "close#1",
                "close ON TICK#1",
                "(close)#1",
                "3#1",
                "-doji#1",
                "abs(doji)#1",
                "close + open#1",
                "doji AND close#10",
                "close AND doji#1",
                "doji OR close#9",
                "NOT close#5",
                "NOT (close)#5",
                "NOT -close#5",
                "doji AND INFY:close#10",
                "doji AND (close + 1)#10",
                "(close AND volume) < 3#2",
                "(close > 3) < 3#1",
                "3 < (close > 3)#5",
                "3 < TRUE#5",
                "TRUE == TRUE#1",
                "TRUE + 1 > 3#1",
                "1 + TRUE > 3#5",
                "-TRUE > 3#2",
                "abs(TRUE) > 3#5",
                "max(1, NOT doji) > 3#8",
                "(doji AND doji) CROSSES 3#1",
                "3 CROSSES ABOVE FALSE#17",
                "TRUE BETWEEN 1 .. 2#1",
                "1 BETWEEN TRUE .. 2#11",
                "1 BETWEEN 1 .. TRUE#16",
                "close AND foo#1",
                "foo AND close#1",
                "doji AND (foo > 3 OR close)#11",
                "doji AND (close > 3 OR close)#24",
                "(close > TRUE) AND foo#10",
                "close > 3 OR oi[2] > sma#16",
            })
    void treesAreRefusedAtTheFirstThingWrongInReadingOrder(String text, int column) {
        assertEquals(column, column(text), text);
    }

    @Test
    void theTextComesBeforeTheTree() {
        assertEquals(9, column("foo AND $"));
        assertEquals(14, column("close AND sma" + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "OR", "not", "On", "bar", "Tick", "crosses", "above", "below"})
    void keywordsAreNoIdentifiers(String keyword) {
        assertEquals(5, column("3 < " + keyword));
        assertEquals(10, column("3 < INFY:" + keyword));
    }

    @Test
    void messagesNameWhatWasFoundAndWanted() {
        RuleException e =
                assertThrows(RuleException.class, () -> Condition.parse("close > 3 AND )"));
        assertEquals("found ')' where a value is wanted", e.getMessage());
    }
}
