package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void spinsAllLanesWhereACoreIsLeft() {
        assertSame(Profile.DEDICATED_CORES, Profile.DEDICATED_CORES.fittedTo(3));
        assertSame(Profile.REPLAY_FAST, Profile.REPLAY_FAST.fittedTo(2));
    }

    @Test
    void spinsOneLaneWhereTwoWouldTakeAllCores() {
        Profile fitted = Profile.DEDICATED_CORES.fittedTo(2);

        assertEquals(WaitPolicy.SPIN, fitted.waiting());
        assertEquals(Profile.QUIET_VPS.lanes(), fitted.lanes(), "all stages, in their order");
        assertEquals(Profile.DEDICATED_CORES.ringSize(), fitted.ringSize());
        assertEquals("dedicated-cores", fitted.name());
    }

    @Test
    void parksOnASingleCore() {
        for (Profile profile : List.of(Profile.DEDICATED_CORES, Profile.REPLAY_FAST)) {
            assertEquals(WaitPolicy.PARK, profile.fittedTo(1).waiting());
        }
        assertSame(Profile.QUIET_VPS, Profile.QUIET_VPS.fittedTo(1));
    }
}
