package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule file (analytics 9.6): what it may say, and that one bad rule costs no other. */
class RuleBookTest {
    private static RuleBook book(String json) {
        return RuleBook.parse(json.replace('\'', '"'));
    }

    @Test
    void everyKeyIsTakenUp() {
        RuleBook book =
                book(
                        """
                        [{'name': 'dip', 'condition': 'rsi < 30', 'action': ['log', 'email', 'log'],
                          'priority': 'HIGH', 'timeframe': '5m', 'symbols': ['INFY', 'NIFTY 50'],
                          'cooldown': 0, 'for': 3, 'between': '09:20-15:10'}]
                        """);
        assertEquals(List.of(), book.problems());
        Rule rule = book.rules().get(0);
        assertEquals(1, rule.place());
        assertEquals("dip", rule.name());
        assertEquals("(rsi < 30) ON BAR", rule.condition().canonical());
        assertEquals(List.of(Action.LOG, Action.EMAIL), rule.actions());
        assertEquals(Level.CRITICAL, rule.level());
        assertEquals(Interval.M5, rule.timeframe());
        assertEquals(List.of("INFY", "NIFTY 50"), rule.symbols());
        assertEquals(0, rule.cooldownNs());
        assertEquals(3, rule.forCount());
        assertEquals(new DayWindow(33_600_000_000_000L, 54_600_000_000_000L), rule.between());
    }

    @Test
    void allButNameAndConditionMayBeLeftOut() {
        Rule rule = book("[{'name': 'dip', 'condition': 'rsi < 30'}]").rules().get(0);
        assertEquals(List.of(Action.LOG, Action.SSE), rule.actions());
        assertEquals(Level.WARNING, rule.level());
        assertEquals(Interval.M1, rule.timeframe());
        assertEquals(List.of(), rule.symbols());
        assertEquals(300_000_000_000L, rule.cooldownNs());
        assertEquals(1, rule.forCount());
        assertEquals(DayWindow.ALWAYS, rule.between());
        assertEquals(Rule.of("dip", rule.condition()), rule);
    }

    /** Of a rule whose other keys are sound; the key that is to blame. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'name': 1, 'condition': 'doji'|name",
                "'name': '', 'condition': 'doji'|name",
                "'name': ' a', 'condition': 'doji'|name",
                "'condition': 'doji'|name",
                "'name': 'a'|condition",
                "'name': 'a', 'condition': null|condition",
                "'name': 'a', 'condition': ['doji']|condition",
                "'name': 'a', 'condition': 'doji and'|condition",
                "'name': 'a', 'condition': 'doji', 'action': 'log'|action",
                "'name': 'a', 'condition': 'doji', 'action': []|action",
                "'name': 'a', 'condition': 'doji', 'action': ['fax']|action",
                "'name': 'a', 'condition': 'doji', 'action': ['log', 1]|action",
                "'name': 'a', 'condition': 'doji', 'action': null|action",
                "'name': 'a', 'condition': 'doji', 'priority': 'high'|priority",
                "'name': 'a', 'condition': 'doji', 'priority': 'WARNING'|priority",
                "'name': 'a', 'condition': 'doji', 'priority': 3|priority",
                "'name': 'a', 'condition': 'doji', 'timeframe': '2m'|timeframe",
                "'name': 'a', 'condition': 'doji', 'timeframe': '1M'|timeframe",
                "'name': 'a', 'condition': 'doji', 'symbols': 'INFY'|symbols",
                "'name': 'a', 'condition': 'doji', 'symbols': ['']|symbols",
                "'name': 'a', 'condition': 'doji', 'symbols': [{}]|symbols",
                "'name': 'a', 'condition': 'doji', 'cooldown': -1|cooldown",
                "'name': 'a', 'condition': 'doji', 'cooldown': 86401|cooldown",
                "'name': 'a', 'condition': 'doji', 'cooldown': 1.5|cooldown",
                "'name': 'a', 'condition': 'doji', 'cooldown': 1e999999999999|cooldown",
                "'name': 'a', 'condition': 'doji', 'cooldown': '300'|cooldown",
                "'name': 'a', 'condition': 'doji', 'cooldown': 99999999999999999999|cooldown",
                "'name': 'a', 'condition': 'doji', 'for': 0|for",
                "'name': 'a', 'condition': 'doji', 'for': true|for",
                "'name': 'a', 'condition': 'doji', 'between': '9:20-15:10'|between",
                "'name': 'a', 'condition': 'doji', 'between': '09:20-09:20'|between",
                "'name': 'a', 'condition': 'doji', 'between': '15:10-09:20'|between",
                "'name': 'a', 'condition': 'doji', 'between': '09:20-24:01'|between",
                "'name': 'a', 'condition': 'doji', 'between': '09:60-10:00'|between",
                "'name': 'a', 'condition': 'doji', 'between': ['09:20', '10:00']|between",
                "'name': 'a', 'condition': 'doji', 'cooldwon': 3|cooldwon",
                "'name': 'a', 'condition': 'doji', 'Name': 'b'|Name",
                "'name': 'a', 'name': 'a', 'condition': 'doji'|name",
            })
    void aBadKeyRefusesItsRuleAlone(String keys, String key) {
        RuleBook book =
                book(
                        "[{'name': 'first', 'condition': 'doji'},\n\n{"
                                + keys
                                + "},\n{'name': 'last', 'condition': 'hammer'}]");
        assertEquals(List.of("first", "last"), book.rules().stream().map(Rule::name).toList());
        assertEquals(3, book.rules().get(1).place());
        RuleProblem problem = book.problems().get(0);
        assertEquals(key, problem.key());
        assertEquals(2, problem.place());
        assertEquals(3, problem.line());
    }

    @Test
    void aBadConditionIsToldWithLineNameAndColumn() {
        RuleBook book = book("[{'name': 'dip',\n'condition':\n'rsi < 30 AND foo > 3'}]");
        assertEquals(
                "line 2: rule 1 'dip', condition, column 14: no identifier: 'foo'",
                book.problems().get(0).toString());
    }

    @Test
    void aSecondRuleOfANameIsRefused() {
        RuleBook book =
                book(
                        "[{'name': 'a', 'condition': 'doji'}, {'name': 'a', 'condition': 'hammer'}, 7, [],"
                                + " {'name': 'b', 'condition': 'doji'}]");
        assertEquals(List.of("a", "b"), book.rules().stream().map(Rule::name).toList());
        assertEquals("doji ON BAR", book.rules().get(0).condition().canonical());
        assertEquals(
                List.of("name", "", ""), book.problems().stream().map(RuleProblem::key).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[{]",
                "[{'name': 'a'",
                "[] []",
                "[{'name': tru}]",
                "[1,]",
                "nonsense",
                "[{'name': 'a' 'condition': 'doji'}]"
            })
    void whatIsNoArrayIsRefusedAsAWholeWithItsPlace(String json) {
        var e = assertThrows(IllegalArgumentException.class, () -> book(json));
        assertTrue(e.getMessage().startsWith("line 1"), e.getMessage());
    }

    @Test
    void aDayHas24Hours() {
        var whole = DayWindow.parse("00:00-24:00");
        assertEquals(DayWindow.ALWAYS, whole);
        assertTrue(whole.holds(0) && whole.holds(-1) && whole.holds(Long.MAX_VALUE / 2));
    }

    @Test
    void aFileMustBeThereAndBeText(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rules.json");
        assertThrows(IOException.class, () -> RuleBook.read(file));
        Files.write(file, new byte[] {'[', (byte) 0xff, ']'});
        assertThrows(IOException.class, () -> RuleBook.read(file));
        Files.write(file, "[]".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), RuleBook.read(file).rules());
    }
}
