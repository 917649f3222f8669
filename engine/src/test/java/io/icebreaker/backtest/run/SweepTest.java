package io.icebreaker.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Grids, what their best cell is worth, and how walk-forward cuts and chooses. */
class SweepTest {
    private static final Grid GRID = Grid.parse("fast=3,5,8; slow=13,21");

    private static SweepCell cell(int index, Double sharpe, int trades) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("sharpe", sharpe);
        metrics.put("trades", trades);
        return new SweepCell(
                index, Map.of("n", "" + index), metrics, "hash", 1, Caveats.NONE, null);
    }

    private static List<SweepCell> cells(double... sharpes) {
        List<SweepCell> cells = new ArrayList<>();
        for (double sharpe : sharpes) {
            cells.add(cell(cells.size(), sharpe, 40));
        }
        return cells;
    }

    @Test
    void aGridIsAllCombinationsTheLastParameterFastest() {
        assertEquals(6, GRID.size());
        assertEquals(Map.of("fast", "3", "slow", "13"), GRID.cells().get(0));
        assertEquals(Map.of("fast", "3", "slow", "21"), GRID.cells().get(1));
        assertEquals(Map.of("fast", "8", "slow", "21"), GRID.cells().get(5));
        assertEquals(6, new TreeSet<>(GRID.cells().stream().map(Object::toString).toList()).size());
    }

    @Test
    void whatIsNoGridIsRefused() {
        for (String text : List.of("", "fast", "=3", "fast=", "fast=3,3", "a=1;a=2", "a=1,,2")) {
            assertThrows(IllegalArgumentException.class, () -> Grid.parse(text), text);
        }
    }

    @Test
    void neighboursAreOneStepAwayOnOneAxis() {
        assertEquals(List.of(2, 1), GRID.neighbours(0));
        assertEquals(List.of(0, 4, 3), GRID.neighbours(2));
        Grid large = Grid.parse("a=1,2,3;b=1,2,3,4;c=1,2");
        for (int one = 0; one < large.size(); one++) {
            for (int other = 0; other < large.size(); other++) {
                assertEquals(
                        distance(large, one, other) == 1, large.neighbours(one).contains(other));
            }
        }
    }

    /** The slow twin: steps on all axes together. */
    private static int distance(Grid grid, int one, int other) {
        int steps = 0;
        for (Map.Entry<String, List<String>> axis : grid.axes().entrySet()) {
            int from = axis.getValue().indexOf(grid.cells().get(one).get(axis.getKey()));
            int to = axis.getValue().indexOf(grid.cells().get(other).get(axis.getKey()));
            steps += Math.abs(from - to);
        }
        return steps;
    }

    @Test
    void aLonePeakIsToldFromAHill() {
        Grid line = Grid.parse("n=1,2,3,4,5,6,7");
        var peak = SweepFindings.of(line, cells(0, 0.1, 0, 3, 0.1, 0, 0.2), "sharpe");
        assertEquals(3, peak.best().index());
        assertEquals(0.05, peak.neighbourMean(), 1e-12);
        assertTrue(peak.isLonePeak());
        var hill = SweepFindings.of(line, cells(0, 1, 2.6, 3, 2.7, 1, 0), "sharpe");
        assertEquals(3, hill.best().index());
        assertFalse(hill.isLonePeak());
        var flat = SweepFindings.of(line, cells(1, 1, 1, 1, 1, 1, 1), "sharpe");
        assertFalse(flat.isLonePeak());
        var none = SweepFindings.of(line, List.of(cell(0, null, 0)), "sharpe");
        assertNull(none.best());
    }

    @Test
    void theHighestSharpeWithThirtyTradesIsCarriedOnEqualOnesTheEarlier() {
        assertNull(WalkForward.best(List.of(cell(0, 9.0, 29), cell(1, null, 50))));
        var cells = List.of(cell(0, 1.0, 30), cell(1, 2.0, 30), cell(2, 2.0, 99), cell(3, 8.0, 5));
        assertEquals(1, WalkForward.best(cells).index());
    }

    @Test
    void windowsMoveByTheStepAndNeverSeeTheirTestDays() {
        var rolling = WalkForward.Plan.USUAL.windows(130);
        assertEquals(3, rolling.size());
        assertEquals(List.of(40, 100, 120), list(rolling.get(2)));
        var anchored = new WalkForward.Plan(60, 20, 20, true).windows(130);
        assertEquals(List.of(0, 100, 120), list(anchored.get(2)));
        assertTrue(WalkForward.Plan.USUAL.windows(79).isEmpty());
        assertEquals(1, WalkForward.Plan.USUAL.windows(80).size());
        assertThrows(IllegalArgumentException.class, () -> new WalkForward.Plan(60, 20, 10, false));
        var random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            int test = 1 + random.nextInt(20);
            var plan =
                    new WalkForward.Plan(
                            1 + random.nextInt(60), test, test + random.nextInt(5), i % 2 == 0);
            int before = 0;
            for (int[] window : plan.windows(random.nextInt(300))) {
                assertTrue(window[0] < window[1] && window[1] >= before && window[1] < window[2]);
                before = window[2];
            }
        }
    }

    private static List<Integer> list(int[] window) {
        return List.of(window[0], window[1], window[2]);
    }

    @Test
    void jsonComesBackAsItWas() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a \"quoted\" \u20b9");
        map.put("whole", 12L);
        map.put("decimal", new java.math.BigDecimal("0.10"));
        map.put("list", List.of("a", 1L, true));
        map.put("none", null);
        map.put("inner", Map.of("k", "v"));
        assertEquals(map, Json.parse(Json.pretty(map)));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\": "));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[1]"));
    }
}
