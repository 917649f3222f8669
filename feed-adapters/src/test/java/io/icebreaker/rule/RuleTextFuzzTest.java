package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.icebreaker.bar.Interval;
import java.nio.charset.StandardCharsets;

/**
 * Fuzzes the rule language, which anybody may type into: whatever the text, it is a rule that reads back from
 * its canonical form, or an error in one of its columns. It lies beside the other fuzz tests; without
 * JAZZER_FUZZ=1 in the environment only the kept inputs are run again.
 */
class RuleTextFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(byte[] bytes) throws RuleException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Condition condition;
        try {
            condition = Condition.parse(text);
        } catch (RuleException e) {
            int most = Math.min(text.length(), Condition.MAX_LENGTH) + 1;
            assertTrue(e.column() >= 1 && e.column() <= most, e.column() + ": " + e.getMessage());
            return;
        }
        assertEquals(
                condition.canonical(), Condition.ofCanonical(condition.canonical()).canonical());
        assertTrue(condition.compile(Interval.M5).length() > 0);
    }

    /** A rule file never ends in anything but rules and problems, or one refusal of the whole. */
    @FuzzTest(maxDuration = "60s")
    void readsOrRefusesFiles(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            RuleBook book = RuleBook.parse(text);
            assertTrue(book.rules().size() + book.problems().size() <= text.length());
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("line ") || e.getMessage().startsWith("no JSON"));
        }
    }
}
