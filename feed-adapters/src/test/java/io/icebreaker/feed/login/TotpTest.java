package io.icebreaker.feed.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static String code(String seed, long second) {
        return Totp.code(Secret.of(seed), Instant.ofEpochSecond(second)).reveal(t -> t);
    }

    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037"
    })
    void givesTheCodesOfTheSpecification(long second, String expected) {
        assertEquals(expected, code(SEED, second));
    }

    @Test
    void takesASeedAsPeopleCopyIt() {
        assertEquals("287082", code(" gezd gnbv-gy3t qojq GEZD GNBV GY3T QOJQ== ", 59));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "GEZDGNBV0", "GEZDGNBV!"})
    void refusesWhatIsNoSeedWithoutRepeatingIt(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> code(text, 59));
        assertFalse(text.length() > 1 && refusal.getMessage().contains(text));
    }

    @Test
    void waitsForTheNextCodeWhenThisOneIsNearlyOver() {
        assertEquals(Duration.ZERO, Totp.pauseBefore(Instant.ofEpochSecond(57)));
        assertEquals(Duration.ofMillis(2_999), Totp.pauseBefore(Instant.ofEpochMilli(57_001)));
        assertEquals(Duration.ZERO, Totp.pauseBefore(Instant.ofEpochSecond(60)));
    }
}
