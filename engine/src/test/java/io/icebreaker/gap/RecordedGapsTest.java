package io.icebreaker.gap;

import static io.icebreaker.gap.HoleyDay.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.report.Report;
import io.icebreaker.backtest.run.Backtest;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.RunData;
import io.icebreaker.gap.Gap.Kind;
import io.icebreaker.journal.Wait;
import io.icebreaker.tick.FeedState;
import io.icebreaker.travel.TimeMachine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal with every kind of hole: report and transport bar find the same. */
class RecordedGapsTest {
    @TempDir Path root;

    private static Gap gap(Kind kind, int feed, long fromNs, long toNs, long packets, String why) {
        return new Gap(kind, feed, fromNs, toNs, packets, why);
    }

    @Test
    void everyKindIsFoundByItsOwnEdgesAndToldAlike() throws Exception {
        Path path = root.resolve("day");
        long at;
        try (var day = new HoleyDay(path)) {
            at = day.nowNs();
            day.feed(FeedState.LIVE).trade(60); //                            0 to 60
            day.feed(FeedState.DOWN).beat(30).feed(FeedState.LIVE).trade(30); // 60 to 90
            day.feed(FeedState.MUTE).beat(10); //                             120
            day.feed(FeedState.GAP, 0, day.nowNs() - 15 * SECOND_NS); //      115 to 130
            day.feed(FeedState.LIVE).trade(30);
            day.feed(FeedState.DROPPED, 7, day.nowNs() - SECOND_NS).trade(30); // 159 to 160
            day.full(10).trade(30); //                                        190 to 200
            day.dead(4).trade(26); //                                         230 to 234
            day.dead(120).trade(30); //                                       260 to 380
            day.feed(FeedState.DOWN).beat(20); //                             410 to 430
        }
        List<Gap> expected =
                List.of(
                        gap(Kind.DOWN, 0, s(at, 60), s(at, 90), 0, "feed away"),
                        gap(Kind.DOWN, 0, s(at, 115), s(at, 130), 0, "feed away"),
                        gap(Kind.DROPPED, 0, s(at, 159), s(at, 160), 7, ""),
                        gap(
                                Kind.UNJOURNALED,
                                -1,
                                s(at, 190) + SECOND_NS / 4,
                                s(at, 200),
                                20,
                                "not journaled"),
                        gap(Kind.NOT_RECORDED, -1, s(at, 230), s(at, 234), 0, "nothing recorded"),
                        gap(Kind.NOT_RECORDED, -1, s(at, 260), s(at, 380), 0, "nothing recorded"),
                        gap(Kind.DOWN, 0, s(at, 410), s(at, 430), 0, "feed away to the end"));
        assertEquals(expected, onTheBar(path));
        BacktestResult result = backtest(path);
        assertEquals(
                expected.stream()
                        .map(
                                it ->
                                        new RunData.Gap(
                                                "day",
                                                it.fromNs(),
                                                it.toNs(),
                                                it.packets(),
                                                it.why()))
                        .toList(),
                result.data().gaps());
        assertEquals(7, result.data().gapCount());
        assertEquals(7, result.toMap().get("gaps"));
        String page = Report.of(result);
        assertTrue(page.contains("7 gaps in the recording (27 packets known lost)"), page);
        assertEquals(14, page.split("fill=\"url\\(#gap\\)\"", -1).length - 1, "in both curves");
    }

    private static long s(long fromNs, long seconds) {
        return fromNs + seconds * SECOND_NS;
    }

    private static List<Gap> onTheBar(Path path) throws Exception {
        try (var machine = TimeMachine.open(HoleyDay.toShow(path), new NoShelf())) {
            Wait.until("counted", () -> machine.status().isCounted());
            assertEquals(machine.status().gaps().size(), machine.status().gapCount());
            return machine.status().gaps();
        }
    }

    private static BacktestResult backtest(Path path) throws Exception {
        var task =
                BacktestTask.parse("{\"journals\":[\"" + path + "\"],\"strategy\":\"ema-cross\"}");
        return new Backtest("test", true, (day, days, events) -> {}).run(task);
    }
}
