package io.icebreaker.ring;

import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.SignalSession;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a snapshot on everything is found as from zero on. */
@Tag("long")
class SnapshotTest {
    private static final Settings PAPER =
            Settings.DEFAULTS
                    .with(Setting.PAPER_STRATEGY.key(), "signals")
                    .with(Setting.PAPER_PARAMS.key(), "suppressed=true;max-positions=50");

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK"})
    void goesOnUnderEverySideModel(String model) throws Exception {
        var random = new SplittableRandom(model.hashCode());
        Settings settings = Settings.DEFAULTS.with(Setting.SIDE_MODEL.key(), model);
        for (int seed = 0; seed < 3; seed++) {
            var rows = RandomSession.rows(100 + seed, 3_000);
            new SnapshotRun(RandomSession.instruments(), rows, settings)
                    .compare(directory, random, 4);
        }
    }

    @Test
    void goesOnAmidSignalsAndOverNight() throws Exception {
        var random = new SplittableRandom(77);
        for (int seed = 0; seed < 6; seed++) {
            var rows = SignalSession.rows(seed, 4_000, 1 + seed % 2);
            new SnapshotRun(SignalSession.instruments(), rows, Settings.DEFAULTS)
                    .compare(directory, random, 5);
        }
    }

    @Test
    void goesOnAmidPaperTrades() throws Exception {
        var random = new SplittableRandom(26);
        for (int seed = 0; seed < 3; seed++) {
            var rows = SignalSession.rows(40 + seed, 4_000, 1 + seed % 2);
            new SnapshotRun(SignalSession.instruments(), rows, PAPER).compare(directory, random, 4);
        }
    }

    @Test
    void whatIsShownDoesNotDependOnBatches() throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            var rows = SignalSession.rows(60 + seed, 2_000, 1);
            new SnapshotRun(SignalSession.instruments(), rows, PAPER).compareBatches();
        }
    }

    @Test
    void goesOnInTheRecordedDay() throws Exception {
        Recordings.Recording day = Recordings.ticks("nse-20251215");
        new SnapshotRun(day.instruments(), day.rows(), Settings.DEFAULTS)
                .compare(directory, new SplittableRandom(15), 4);
    }
}
