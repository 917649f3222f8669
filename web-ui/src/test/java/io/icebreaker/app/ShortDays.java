package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.Opening;
import io.icebreaker.journal.before.Before;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Recorded mornings of the simulated market, a journal a day, as a live day leaves them. */
final class ShortDays {
    private static final int ROOM = 64;

    private ShortDays() {}

    /** Records the first minutes of some days below {@code root}, in directories of their dates. */
    static void record(Path root, int minutes, String... dates) throws Exception {
        Settings loose = Settings.DEFAULTS.with("min.confidence", "4");
        for (String date : dates) {
            record(root.resolve(date), loose, LocalDate.parse(date), minutes, false, target -> {});
        }
    }

    /** The same; each day begins with the bars a store has, and leaves its own there. */
    static void recordWarm(Path root, BarStore store, int minutes, String... dates)
            throws Exception {
        recordWarm(root, store, Settings.DEFAULTS, minutes, dates);
    }

    /** The same with other settings. */
    static void recordWarm(
            Path root, BarStore store, Settings settings, int minutes, String... dates)
            throws Exception {
        for (String date : dates) {
            LocalDate day = LocalDate.parse(date);
            Board board =
                    record(root.resolve(date), settings, day, minutes, false, store.before(day));
            new DayBarsEnd(store, root.resolve(date), board, day).finish();
        }
    }

    /** A morning in which the feed was away for a minute and 7 packets were dropped. */
    static void recordWithGaps(Path root, int minutes, String date) throws Exception {
        record(
                root.resolve(date),
                Settings.DEFAULTS,
                LocalDate.parse(date),
                minutes,
                true,
                target -> {});
    }

    private static Board record(
            Path directory,
            Settings settings,
            LocalDate day,
            int minutes,
            boolean gaps,
            Before.Maker bars)
            throws Exception {
        Board board = Boards.of(ROOM, 2);
        long openNs = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, day).openNs();
        var plan =
                new LiveEngine.Plan(
                        directory, Profile.QUIET_VPS, ROOM, board, settings, 0, "simulated");
        // Another number of strikes each day gives the same contract another id.
        boolean isFew = day.getDayOfMonth() % 2 == 0;
        var model =
                new MarketModel(
                        new MarketConfig(day.toEpochDay(), openNs, 0, isFew ? 1 : 0.3),
                        new Opening(Map.of(), isFew));
        try (var engine = LiveEngine.open(plan.withEarlierBars(bars), true)) {
            engine.begin(model.instruments(), List.of(), plan, () -> openNs);
            TickSink sink = engine.pipeline().newPatientSink();
            long atNs = new DemoMorning(sink, true).play(model, openNs, minutes / 2);
            if (gaps) {
                gaps(sink, atNs);
            }
            long untilNs = new DemoMorning(sink, true).play(model, atNs, minutes - minutes / 2);
            Events.sessionEnd(sink.claim(), untilNs);
            sink.publish();
        }
        return board;
    }

    private static void gaps(TickSink sink, long atNs) {
        long downNs = atNs - 60_000_000_000L;
        Events.feed(sink.claim(), 0, FeedState.DOWN, 0, downNs, downNs, "closed", downNs);
        sink.publish();
        Events.feed(sink.claim(), 0, FeedState.LIVE, 0, atNs, atNs, "", atNs);
        sink.publish();
        Events.feed(sink.claim(), 0, FeedState.DROPPED, 7, downNs, atNs, "ring full", atNs);
        sink.publish();
    }
}
