package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a thread asks of the kernel is its own, and is what the kernel says it has. */
@EnabledOnOs(OS.LINUX)
class TimeSlicesTest {
    private static <T> T onThread(Callable<T> asked) throws Exception {
        var task = new FutureTask<>(asked);
        new Thread(task).start();
        return task.get();
    }

    @Test
    void steppingBackIsTheThreadsOwn() throws Exception {
        int before = TimeSlices.nice();
        assertTrue(before >= 0);
        int after =
                onThread(
                        () -> {
                            assertTrue(TimeSlices.stepBack());
                            return TimeSlices.nice();
                        });
        assertEquals(Math.max(TimeSlices.STEPPED_BACK, before), after);
        assertEquals(before, TimeSlices.nice());
    }

    @Test
    void whoStepsBackTwiceStepsBackOnce() throws Exception {
        int after =
                onThread(
                        () -> {
                            TimeSlices.stepBack();
                            int once = TimeSlices.nice();
                            TimeSlices.stepBack();
                            return TimeSlices.nice() - once;
                        });
        assertEquals(0, after);
    }

    /** A kernel that knows slices takes them; one that does not says so, and nothing has changed. */
    @Test
    void aShortSliceIsTakenOrSaidNotTo() throws Exception {
        long usualNs = TimeSlices.lengthNs();
        boolean isTaken = onThread(TimeSlices::shorten);
        long lengthNs =
                onThread(
                        () -> {
                            TimeSlices.shorten();
                            return TimeSlices.lengthNs();
                        });
        assertEquals(isTaken, lengthNs == TimeSlices.SHORT_NS);
        assertEquals(usualNs, TimeSlices.lengthNs());
    }

    @Test
    void aSliceShortenedKeepsItsPlace() throws Exception {
        int before = TimeSlices.nice();
        assumeTrue(onThread(TimeSlices::shorten), "a kernel before 6.12 knows no slices");
        int after =
                onThread(
                        () -> {
                            TimeSlices.shorten();
                            return TimeSlices.nice();
                        });
        assertEquals(before, after);
        assertFalse(TimeSlices.lengthNs() == TimeSlices.SHORT_NS);
    }
}
