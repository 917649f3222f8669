package io.icebreaker.app;

import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --set KEY=VALUE}: settings for this run in place of those kept with the journal. */
final class SetOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "Compute with this setting instead of the one kept with the journal, e.g.",
                "--set min.confidence=8; may be given several times. config/icebreaker.conf lists all."
            })
    private Map<String, String> values = new LinkedHashMap<>();

    /** Keys and values as given, checked. */
    Map<String, String> values() {
        over(Settings.DEFAULTS);
        return values;
    }

    /** The journal's settings with these put over them. */
    Settings over(Path journal) throws JournalException {
        return over(kept(JournalDirectory.forReading(journal)));
    }

    /** Settings with these put over them. */
    Settings over(Settings settings) {
        Settings result = settings;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            try {
                result = result.with(entry.getKey(), entry.getValue());
            } catch (IllegalArgumentException e) {
                throw new CommandException(Exit.BAD_CONFIG, "--set " + e.getMessage());
            }
        }
        try {
            PaperSettings.setup(result);
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
        return result;
    }

    /** What a journal was computed with; the defaults when it does not say. */
    static Settings kept(JournalDirectory journal) throws JournalException {
        String text = journal.settings();
        try {
            return text == null ? Settings.DEFAULTS : Settings.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    Exit.BAD_CONFIG, journal.path() + "/settings.conf: " + e.getMessage());
        }
    }
}
