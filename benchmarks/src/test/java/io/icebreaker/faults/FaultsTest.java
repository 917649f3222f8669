package io.icebreaker.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultsTest {
    /** What the table of faults promises (reliability 5), as far as it is here. */
    private static final List<String> PROMISED =
            List.of(
                    "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F11", "F12", "F16", "F17", "F18",
                    "F19", "F20", "F23", "F24");

    @Test
    void knowsEveryPromisedFaultOnceAndInOrder() {
        List<String> ids = Faults.all().stream().map(Fault::id).toList();

        assertEquals(ids.size(), new TreeSet<>(ids).size(), "an id twice: " + ids);
        assertTrue(ids.containsAll(PROMISED), ids + " lacks one of " + PROMISED);
        assertEquals(ids.stream().sorted(Comparator.comparing(FaultsTest::number)).toList(), ids);
    }

    private static int number(String id) {
        assertTrue(id.matches("F[1-9][0-9]?"), id);
        return Integer.parseInt(id.substring(1));
    }

    @Test
    void countsASkippedFaultAsNotEnoughOnlyInTheFullForm() {
        var table = new FaultTable();
        table.add(new Named("F1"), new FaultResult(3, 0, 0, 0.5, true, "fine"));
        assertTrue(table.isPassed(true));
        table.add(new Named("F2"), FaultResult.skipped("not permitted here"));

        assertTrue(table.isPassed(false));
        assertFalse(table.isPassed(true));
        assertTrue(table.text().contains("SKIPPED"), table.text());
    }

    @Test
    void failsWhenOneFaultFails() throws Exception {
        var table = new FaultTable();
        table.add(new Named("F3"), new FaultResult(1, 7, 0, Double.NaN, false, "7 lost"));

        assertFalse(table.isPassed(false));
        assertTrue(
                table.json(false, 5).startsWith("{\"form\":\"short\",\"seed\":5,\"passed\":false"));
    }

    private record Named(String id) implements Fault {
        @Override
        public String title() {
            return "a fault";
        }

        @Override
        public FaultResult run(FaultRun run) {
            throw new UnsupportedOperationException();
        }
    }
}
