package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is known of earlier days: naked points of control and the range that TPO rows are made of. */
class SessionHistoryTest {
    private static final long OPEN_NS = 1_765_756_800_000_000_000L; // 2025-12-15 00:00 UTC
    private static final long DAY = OPEN_NS / 86_400_000_000_000L;

    private final AnalysisRun run = new AnalysisRun(2, Settings.DEFAULTS);

    private void define() {
        var instrument = new Instrument("TEST", 1, "T", InstrumentType.FUT, "", null, 0, 1, 500);
        Events.instrument(run.claim(), 0, instrument, OPEN_NS);
        run.publish();
    }

    private void history(long day, long high, long low, long poc) {
        long[] words = {high, low, low, poc, poc, poc, 1_000, 77};
        Events.history(run.claim(), 0, HistoryKind.SESSION, day, words, "", OPEN_NS);
        run.publish();
    }

    private void trade(long second, long price, long volume) {
        long timeNs = OPEN_NS + second * 1_000_000_000L;
        var tick = run.claim().id(0).receiveTimeNs(timeNs).exchangeTimeNs(timeNs);
        tick.ltp(price).volume(volume);
        run.publish();
    }

    @Test
    void keepsAPointOfControlNakedUntilALaterRangeHoldsIt() {
        define();
        history(DAY - 3, 1_010_000, 1_000_000, 1_005_000);
        history(DAY - 2, 1_030_000, 1_020_000, 1_025_000);
        history(DAY - 1, 1_060_000, 1_050_000, 1_055_000);
        history(DAY - 1, 1_060_000, 1_000_000, 1_055_000); // told twice: known already
        long[] sheet = run.sheet(Sheet.LEVELS, 0);
        assertEquals(3, sheet[LevelWords.POCS]);
        assertEquals(-1, sheet[LevelWords.RANGE_BEFORE]); // no session has begun

        trade(1, 1_026_000, 100); // the first volume is no trade
        trade(2, 1_026_000, 200);
        assertEquals(3, run.sheet(Sheet.LEVELS, 0)[LevelWords.POCS]);
        assertEquals(10_000, run.sheet(Sheet.LEVELS, 0)[LevelWords.RANGE_BEFORE]);
        trade(3, 1_024_500, 300); // 102.50 lies between 102.45 and 102.60
        sheet = run.sheet(Sheet.LEVELS, 0);
        assertArrayEquals(
                new long[] {1_005_000, DAY - 3, 1_055_000, DAY - 1},
                Arrays.copyOfRange(sheet, LevelWords.FIRST, LevelWords.FIRST + 4));
    }

    @Test
    void tellsAFinishedSessionInTheWordsOfItsHistory() {
        define();
        trade(1, 1_000_000, 100);
        trade(2, 1_001_000, 150);
        trade(3, 1_000_500, 350);
        trade(86_400 + 1, 1_000_500, 360);
        AnalysisRun.Record session =
                run.found.stream()
                        .filter(r -> r.type() == FindingType.PROFILE)
                        .filter(r -> r.words()[ProfileWords.KIND] == ProfileWords.SESSION)
                        .findFirst()
                        .orElseThrow();
        long[] words = session.words();
        assertEquals(DAY, words[ProfileWords.DAY]);
        assertArrayEquals(
                new long[] {
                    1_001_000, 1_000_500, 1_000_500, 1_000_500, 1_000_500, 1_000_500, 250, -1
                },
                Arrays.copyOfRange(words, ProfileWords.HIGH, ProfileWords.PARTIAL));
        long[] sheet = run.sheet(Sheet.LEVELS, 0);
        assertEquals(DAY, sheet[LevelWords.PREVIOUS_DAY]);
        assertEquals(250, sheet[LevelWords.PREVIOUS + 6]);
    }
}
