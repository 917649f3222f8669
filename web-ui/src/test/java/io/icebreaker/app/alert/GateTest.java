package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Instant NOON = MessageText.at(AlertRig.NOON_NS);

    private static Instant ist(String time) {
        return OffsetDateTime.parse("2026-11-26T" + time + ":00+05:30").toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, 21:59, false",
        "22:00-07:00, 22:00, true",
        "22:00-07:00, 03:00, true",
        "22:00-07:00, 06:59, true",
        "22:00-07:00, 07:00, false",
        "12:00-13:30, 11:59, false",
        "12:00-13:30, 12:00, true",
        "12:00-13:30, 13:30, false",
        "off, 00:00, false",
        "09:00-09:00, 09:00, false"
    })
    void quietHoursCountTheirFirstMomentAndNotTheirLast(String hours, String at, boolean isQuiet) {
        assertEquals(isQuiet, QuietHours.parse(hours).covers(ist(at)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22:00", "22-7", "25:00-07:00", "a-b", "22:00-07:00-08:00", "-"})
    void otherTextIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> QuietHours.parse(text));
    }

    @Test
    void onlyCriticalOnesPassQuietHoursAndAMute() {
        var gate = new Gate(AlertRig.quiet(AlertRig.plan(Path.of("x"), "http://x"), 11, 12));
        assertEquals(Fate.HELD_QUIET, gate.judge(AlertLevel.WARNING, NOON, NOON));
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.CRITICAL, NOON, NOON));
        Instant later = NOON.plus(Duration.ofMinutes(20));
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.WARNING, later, later));
        gate.mute(later, Duration.ofMinutes(15));
        assertEquals(Fate.HELD_QUIET, gate.judge(AlertLevel.WARNING, later, later));
        assertTrue(gate.isQuiet(later.plusSeconds(899)));
        assertFalse(gate.isQuiet(later.plusSeconds(900)));
        gate.mute(later, Duration.ZERO);
        assertFalse(gate.isQuiet(later));
    }

    @Test
    void tenAMinuteAndCriticalOnesNotCounted() {
        var gate = new Gate(AlertRig.plan(Path.of("x"), "http://x"));
        for (int n = 0; n < 10; n++) {
            assertEquals(Fate.FIRED, gate.judge(AlertLevel.INFO, NOON, NOON));
            gate.passed(AlertLevel.INFO, NOON);
            gate.passed(AlertLevel.CRITICAL, NOON);
        }
        assertEquals(Fate.HELD_MINUTE, gate.judge(AlertLevel.INFO, NOON, NOON.plusSeconds(59)));
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.CRITICAL, NOON, NOON));
        Instant next = NOON.plusSeconds(60);
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.INFO, next, next));
        gate.passed(AlertLevel.INFO, next);
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.INFO, next, next));
    }

    @Test
    void whatFiredTenMinutesAgoIsTooOldWhateverItsLevel() {
        var gate = new Gate(AlertRig.plan(Path.of("x"), "http://x"));
        Instant late = NOON.plus(Duration.ofMinutes(10));
        assertEquals(Fate.FIRED, gate.judge(AlertLevel.CRITICAL, NOON, late));
        assertEquals(Fate.TOO_OLD, gate.judge(AlertLevel.CRITICAL, NOON, late.plusMillis(1)));
    }
}
