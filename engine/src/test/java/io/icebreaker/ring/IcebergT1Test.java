package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of analytics 4 on the packets of 12.1, and what a single surprise does. */
class IcebergT1Test {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NOON_NS = 1_767_607_200L * SECOND_NS;

    private static List<StageRun.Found> icebergs(StageRun run) {
        return run.takeFound().stream().filter(f -> f.type() == FindingType.ICEBERG).toList();
    }

    private static StageRun t1(Settings settings, int packets) {
        Recordings.Recording t1 = Recordings.t1();
        var run = new StageRun(t1.instruments(), settings);
        t1.rows().subList(0, packets).forEach(run::row);
        return run;
    }

    @Test
    void findsTheIcebergOfPackets5To7() {
        List<StageRun.Found> found = icebergs(t1(Settings.DEFAULTS, 15));

        assertEquals(1, found.size());
        long[] words = found.get(0).words();
        int at = IcebergWords.EPISODE;
        assertEquals(EpisodeWords.ASK, words[at + EpisodeWords.SIDE]);
        assertEquals(1_000_500, words[at + EpisodeWords.PRICE]);
        assertEquals(1000, words[at + EpisodeWords.TRADED]);
        assertEquals(200, words[at + EpisodeWords.PEAK]);
        assertEquals(3, words[at + EpisodeWords.REFILLS]);
        assertEquals(1000, words[at + EpisodeWords.HIDDEN]);
        assertEquals(5.0, EpisodeWords.ratio(words, at));
        assertEquals(1.0, EpisodeWords.hiddenShare(words, at));
        assertEquals(88, EpisodeWords.confidence(words, at));
    }

    @Test
    void packet8ShowsWhatItTradedAndRefillsNothing() {
        long[] sheet = t1(Settings.DEFAULTS, 9).sheet(new InstrumentKey("TEST", 1));
        int at = BookWords.HEAD + (int) (sheet[BookWords.EPISODES] - 1) * EpisodeWords.WORDS;

        assertEquals(EpisodeWords.BID, sheet[at + EpisodeWords.SIDE]);
        assertEquals(1_000_000, sheet[at + EpisodeWords.PRICE]);
        assertEquals(170, sheet[at + EpisodeWords.TRADED]);
        assertEquals(0, sheet[at + EpisodeWords.HIDDEN]);
        assertEquals(0, sheet[at + EpisodeWords.REFILLS]);
    }

    @Test
    void thresholdsAreSettings() {
        for (String set :
                List.of("institutional.threshold=5.2", "iceberg.refills=4", "iceberg.lots=1031")) {
            String[] pair = set.split("=");
            Settings settings = Settings.DEFAULTS.with(pair[0], pair[1]);
            assertEquals(0, icebergs(t1(settings, 15)).size(), set);
        }
        Settings hidden = Settings.DEFAULTS.with("iceberg.hidden.share", "1");
        assertEquals(1, icebergs(t1(hidden, 15)).size());
    }

    @Test
    void addsUpTheFlowOfPackets1To8() {
        List<Long> steps = new ArrayList<>();
        Recordings.Recording t1 = Recordings.t1();
        var run = new StageRun(t1.instruments(), Settings.DEFAULTS);
        long before = 0;
        for (int n = 0; n <= 8; n++) {
            run.row(t1.rows().get(n));
            long sum = run.sheet(t1.instruments().get(0).key())[BookWords.OFI_SESSION];
            steps.add(sum - before);
            before = sum;
        }

        assertEquals(List.of(0L, -30L, 230L, 30L, 640L, -20L, -30L, -50L, -180L), steps);
        assertEquals(590, before);
    }

    @Test
    void aCrossedPacketCostsThePairOnBothSides() {
        List<StageRun> runs = List.of(t1(Settings.DEFAULTS, 10), t1(Settings.DEFAULTS, 12));
        InstrumentKey key = new InstrumentKey("TEST", 1);

        assertEquals(
                runs.get(0).sheet(key)[BookWords.OFI_SESSION],
                runs.get(1).sheet(key)[BookWords.OFI_SESSION]);
    }

    @Test
    void barsCarryTheFlowOfTheirBucket() {
        StageRun run = t1(Settings.DEFAULTS, 15);
        run.end();
        InstrumentKey key = new InstrumentKey("TEST", 1);
        for (long[] bar : run.bars()) {
            if (bar[Bar.INTERVAL] == Interval.D1.ordinal()) {
                assertEquals(run.sheet(key)[BookWords.OFI_SESSION], bar[Bar.OFI]);
            }
        }
    }

    // ---- constructed markets

    private static final InstrumentRow SHARE =
            new InstrumentRow("TEST", 7, "SHARE", InstrumentType.EQ, "", null, 0, 1, 100);

    private static Row row(int n, long price, long volume, long bidQty, long askQty) {
        return RowBuilder.row(0, SHARE.key(), NOON_NS + n * SECOND_NS)
                .exch(NOON_NS + n * SECOND_NS)
                .ltp(price)
                .volume(volume)
                .bid(0, 1_000_000, bidQty)
                .ask(0, 1_000_100, askQty)
                .build();
    }

    private static StageRun share(int packets, long dayVolume) {
        var run = new StageRun(List.of(SHARE), Settings.DEFAULTS);
        if (dayVolume > 0) {
            long[] words = {0, 0, 0, 0, 0, 0, dayVolume, 0};
            run.event(s -> Events.history(s, 0, HistoryKind.SESSION, 20_000, words, "", 0));
        }
        for (int n = 0; n < packets; n++) {
            run.row(row(n, 1_000_000, 1_000_000 + n * 100L, 100, 100));
        }
        return run;
    }

    @Test
    void aShareIsMeasuredByItsDays() {
        assertEquals(1, icebergs(share(7, 0)).size(), "600 of 1,000,600 today, not yet 500");
        assertEquals(3, icebergs(share(7, 800_000)).size(), "400, 500, 600 of 800,000 a day");
        assertEquals(0, icebergs(share(7, 2_000_000)).size());
    }

    @Test
    void aTradeAfterAReconnectEndsAllAndOpensNone() {
        StageRun run = share(5, 0);
        assertEquals(1, run.sheet(SHARE.key())[BookWords.EPISODES]);

        run.event(s -> Events.feed(s, 0, FeedState.CONNECTED, 0, 0, 0, "", NOON_NS));
        run.row(row(5, 1_000_000, 1_000_500, 100, 100));
        assertEquals(0, run.sheet(SHARE.key())[BookWords.EPISODES]);

        run.row(row(6, 1_000_000, 1_000_600, 100, 100));
        long[] sheet = run.sheet(SHARE.key());
        assertEquals(1, sheet[BookWords.EPISODES]);
        assertEquals(100, sheet[BookWords.HEAD + EpisodeWords.TRADED]);
    }

    @Test
    void aTouchThatHoldsIsToldOnceAndAgainWhenItGrows() {
        List<StageRun.Found> found =
                share(25, 2_000_000_000).takeFound().stream()
                        .filter(f -> f.type() == FindingType.ABSORPTION)
                        .toList();

        assertEquals(15, found.size(), "at 10 s of holding, then at each further hundred");
        assertTrue(found.get(0).sequence() == 1 + 1 + 10 + 1, "after instrument, history");
    }

    @Test
    void theOldestEpisodeGivesWayToTheSeventeenth() {
        var run = new StageRun(List.of(SHARE), Settings.DEFAULTS);
        for (int n = 0; n <= 18; n++) {
            long bid = 1_000_000 + 100L * n; // each bid is traded into while still the best
            run.row(
                    RowBuilder.row(0, SHARE.key(), NOON_NS + n * SECOND_NS)
                            .ltp(bid - 100)
                            .volume(1_000 + 10L * n)
                            .bid(0, bid, 100)
                            .ask(0, bid + 100, 100)
                            .build());
        }

        assertEquals(16, run.sheet(SHARE.key())[BookWords.EPISODES]);
        assertEquals(2, run.counters().get(Counter.ICEBERG_EVICTIONS));
    }
}
