package io.icebreaker.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("icebreaker.root"), "config", "icebreaker.conf");

    @Test
    void whatIsWrittenReadsBackTheSame() {
        Settings changed =
                Settings.DEFAULTS
                        .with("min.confidence", "8")
                        .with("side.model", "TICK")
                        .with("real.pcr.enabled", "false")
                        .with("institutional.threshold", "3.25");
        assertEquals(changed, Settings.parse(changed.toText()));
        assertEquals(8, changed.whole(Setting.MIN_CONFIDENCE));
        assertEquals(3.25, changed.number(Setting.INSTITUTIONAL_THRESHOLD));
        assertEquals(7, Settings.DEFAULTS.whole(Setting.MIN_CONFIDENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min.confidence = 11",
                "min.confidence = 7.5",
                "min.confidence = many",
                "obi.medium = NaN",
                "obi.medium = -0.1",
                "side.model = GUESS",
                "real.pcr.enabled = yes",
                "min.confidance = 7",
                "no value at all"
            })
    void refusesWhatIsNotAllowedAndSaysWhatIs(String line) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Settings.parse(line));
        assertTrue(refusal.getMessage().contains(line.split(" ")[0]), refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void theExampleNamesEveryKeyWithItsDefault(Setting setting) throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLE);
        String found =
                lines.stream()
                        .filter(line -> line.startsWith(setting.key() + " = "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + setting.key()));
        String value = found.substring(found.indexOf('=') + 1, found.indexOf('#')).strip();
        assertEquals(setting.usual(), setting.checked(value.equals("\"\"") ? "" : value));
        assertTrue(found.contains(setting.sentence()), found);
    }

    @Test
    void noKeyIsABlockOfAnother() {
        for (Setting setting : Setting.values()) {
            assertTrue(
                    Arrays.stream(Setting.values())
                            .noneMatch(other -> other.key().startsWith(setting.key() + ".")),
                    setting.key());
        }
    }
}
