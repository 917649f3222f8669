package io.icebreaker.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bench.paced.Schedule.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void plansEachPacketOfASteadyRateToTheNanosecond() {
        var schedule = new Schedule(List.of(Part.of(3_000, 1)));

        assertEquals(3_000, schedule.packets());
        assertEquals(0, schedule.plannedNs(0));
        assertEquals(333_333, schedule.plannedNs(1));
        assertEquals(666_666, schedule.plannedNs(2));
        assertEquals(1_000_000, schedule.plannedNs(3)); // what a third leaves over does not add up
        assertEquals(999_666_666, schedule.plannedNs(2_999));
    }

    @Test
    void goesFromRateToRateWhereAPartBegins() {
        var schedule =
                new Schedule(List.of(Part.of(2_400, 1), Part.of(120_000, 0.5), Part.of(2_400, 1)));

        assertEquals(2_400 + 60_000 + 2_400, schedule.packets());
        assertEquals(1_000_000_000, schedule.plannedNs(2_400));
        assertEquals(1_000_008_333, schedule.plannedNs(2_401));
        assertEquals(1_500_000_000, schedule.plannedNs(62_400));
        assertEquals(2_500_000_000L, schedule.endNs());
        assertEquals(2_400, schedule.packetsFrom(2));
    }

    @Test
    void beginsEachPartWithAWholeTurnOfFrames() {
        var schedule = new Schedule(List.of(Part.of(1_000, 1), Part.of(10_000, 1)));

        assertEquals(984, schedule.packets() - schedule.packetsFrom(1)); // 41 turns of 24
        assertEquals(1_000_000_000, schedule.plannedNs(984));
    }

    @Test
    void doesNotOverflowInAnHourOfMillions() {
        var schedule = new Schedule(List.of(Part.of(2_000_000, 3_600)));

        assertEquals(3_599_999_999_500L, schedule.plannedNs(schedule.packets() - 1));
    }
}
