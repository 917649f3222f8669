package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TpoProfileTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long OPEN_NS = 1_765_770_300_000_000_000L; // 2025-12-15 09:15 IST

    private static TpoProfile session(int minutes) {
        return new TpoProfile(FootprintRules.USUAL, OPEN_NS, OPEN_NS + minutes * MINUTE_NS);
    }

    /** The example of 3.12: brackets A 100-103, B 101-104, C 102-104, D 103-106, rows of 1. */
    @Test
    void readsTheExample() {
        TpoProfile profile = session(375);
        long[][] brackets = {{100, 103}, {101, 104}, {102, 104}, {103, 106}};
        for (int i = 0; i < brackets.length; i++) {
            profile.add(OPEN_NS + 30 * i * MINUTE_NS, brackets[i][0], brackets[i][1]);
        }
        TpoProfile.Letters letters = profile.read(1);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < letters.rows(); row++) {
            rows.add(letters.label(row) + ":" + letters.count(row));
        }
        assertEquals(List.of("100:1", "101:2", "102:3", "103:4", "104:3", "105:1", "106:1"), rows);
        assertEquals(103, letters.poc());
        assertEquals(101, letters.val());
        assertEquals(105, letters.vah());
        assertTrue(letters.isSingle(5)); // 105; 106 is the extreme
        assertFalse(letters.isSingle(6));
        assertFalse(letters.isPoorHigh());
        assertEquals(104, profile.ibHigh());
        assertEquals(100, profile.ibLow());
        assertTrue(profile.isExtendedUp());
        assertFalse(profile.isExtendedDown());
    }

    @ParameterizedTest
    @CsvSource({"375,13", "385,13", "870,29", "895,30", "1440,48"})
    void hasTheBracketsOfTheSegment(int minutes, int brackets) {
        assertEquals(brackets, session(minutes).brackets());
    }

    @Test
    void namesBracketsWithCapitalsThenSmallLetters() {
        assertEquals('A', TpoProfile.letter(0));
        assertEquals('Z', TpoProfile.letter(25));
        assertEquals('a', TpoProfile.letter(26));
        assertEquals('c', TpoProfile.letter(28)); // the last of MCX
    }

    @Test
    void callsAnExtremePoorWhenTwoLettersStandThere() {
        TpoProfile profile = session(375);
        profile.add(OPEN_NS, 100, 110);
        profile.add(OPEN_NS + 90 * MINUTE_NS, 105, 110);
        TpoProfile.Letters letters = profile.read(1);
        assertTrue(letters.isPoorHigh());
        assertFalse(letters.isPoorLow());
        assertFalse(profile.isExtendedUp()); // touched, not exceeded
    }

    @ParameterizedTest
    @CsvSource({
        "false,-1,500,500", // unknown: a tick
        "false,0,500,500",
        "false,400000,500,10000", // 40 rupees: 1
        "false,410000,500,10500", // 20.5 ticks: half up
        "false,409999,500,10000",
        "true,-1,500,200000" // 20 points
    })
    void choosesTheRowHeight(boolean great, long range, long tick, long height) {
        assertEquals(height, TpoProfile.rowHeight(FootprintRules.USUAL, great, range, tick));
    }

    @Test
    void agreesWithALetterSetOnRandomSessions() {
        for (long seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            TpoProfile profile = session(375);
            long height = 1 + random.nextInt(7);
            var rows = new TreeMap<Long, TreeMap<Integer, Boolean>>();
            long[][] brackets = new long[13][];
            long price = 500;
            for (int minute = 0; minute < 375; minute += 1 + random.nextInt(40)) {
                price += random.nextInt(31) - 15;
                long high = price + random.nextInt(9);
                profile.add(OPEN_NS + minute * MINUTE_NS, price, high);
                long[] its = brackets[minute / 30];
                brackets[minute / 30] =
                        its == null
                                ? new long[] {price, high}
                                : new long[] {Math.min(its[0], price), Math.max(its[1], high)};
            }
            for (int i = 0; i < brackets.length; i++) {
                for (long p = brackets[i] == null ? 1 : brackets[i][0];
                        brackets[i] != null && p <= brackets[i][1];
                        p++) {
                    rows.computeIfAbsent(Math.floorDiv(p, height), k -> new TreeMap<>())
                            .put(i, true);
                }
            }
            TpoProfile.Letters letters = profile.read(height);
            assertEquals(rows.lastKey() - rows.firstKey() + 1, letters.rows());
            for (int row = 0; row < letters.rows(); row++) {
                var its = rows.getOrDefault(rows.firstKey() + row, new TreeMap<>());
                assertEquals(its.size(), letters.count(row), "seed " + seed);
                for (int i = 0; i < 13; i++) {
                    assertEquals(its.containsKey(i), letters.has(row, i), "seed " + seed);
                }
            }
        }
    }
}
