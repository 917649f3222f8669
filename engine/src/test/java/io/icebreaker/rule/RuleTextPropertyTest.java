package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random rules written in random ways: one canonical form, and read again from it the same program. */
class RuleTextPropertyTest {
    private static final int RULES = 5_000;
    private static final long SEED = 20_260_801;

    @Test
    void allWaysToWriteARuleHaveTheCanonicalFormOfItsTree() throws RuleException {
        var random = new Random(SEED);
        var rules = new RandomRule(random);
        int longest = 0;
        for (int n = 0; n < RULES; n++) {
            NaiveRule rule = rules.condition(random.nextInt(8));
            boolean onTick = random.nextInt(4) == 0;
            String text =
                    RandomText.of(rule, onTick || random.nextBoolean() ? onTick : null, random);
            if (text.length() > Condition.MAX_LENGTH) {
                continue;
            }
            longest = Math.max(longest, text.length());
            Condition read = Condition.parse(text);
            assertEquals(
                    rule.canonical() + (onTick ? " ON TICK" : " ON BAR"), read.canonical(), text);
            assertSameAgain(read);
        }
        assertTrue(longest > 800, "longest text " + longest);
    }

    private static void assertSameAgain(Condition read) throws RuleException {
        Condition again = Condition.ofCanonical(read.canonical());
        assertEquals(read.canonical(), again.canonical());
        assertEquals(read.version(), again.version());
        RuleProgram first = read.compile(Interval.M5);
        RuleProgram second = again.compile(Interval.M5);
        assertArrayEquals(first.code, second.code, read.canonical());
        assertArrayEquals(first.constants, second.constants, read.canonical());
        assertEquals(first.symbols(), second.symbols(), read.canonical());
    }

    /** Whatever stands there is a rule or an error in one of its columns, never anything else. */
    @Test
    void damagedRulesAreRefusedWithAColumnWithinThem() {
        var random = new Random(SEED + 1);
        var rules = new RandomRule(random);
        int refused = 0;
        for (int n = 0; n < RULES; n++) {
            String text = damaged(RandomText.of(rules.condition(3), null, random), random);
            try {
                assertSameAgain(Condition.parse(text));
            } catch (RuleException e) {
                refused++;
                int most = Math.min(text.length(), Condition.MAX_LENGTH) + 1;
                assertTrue(e.column() >= 1 && e.column() <= most, e.column() + " in " + text);
            }
        }
        assertTrue(refused > RULES / 4, refused + " refused");
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int hits = 1 + random.nextInt(3); hits > 0 && damaged.length() > 0; hits--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, (char) (9 + random.nextInt(130)));
                default -> damaged.setCharAt(at, text.charAt(random.nextInt(text.length())));
            }
        }
        return damaged.toString();
    }
}
