package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.Opening;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
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
            record(root.resolve(date), loose, LocalDate.parse(date), minutes);
        }
    }

    private static void record(Path directory, Settings settings, LocalDate day, int minutes)
            throws Exception {
        long openNs = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, day).openNs();
        var plan =
                new LiveEngine.Plan(
                        directory,
                        Profile.QUIET_VPS,
                        ROOM,
                        Boards.of(ROOM, 2),
                        settings,
                        0,
                        "simulated");
        // Another number of strikes each day gives the same contract another id.
        boolean isFew = day.getDayOfMonth() % 2 == 0;
        var model =
                new MarketModel(
                        new MarketConfig(day.toEpochDay(), openNs, 0, isFew ? 1 : 0.3),
                        new Opening(Map.of(), isFew));
        try (var engine = LiveEngine.open(plan, true)) {
            engine.begin(model.instruments(), List.of(), plan, () -> openNs);
            TickSink sink = engine.pipeline().newPatientSink();
            long untilNs = new DemoMorning(sink, true).play(model, openNs, minutes);
            Events.sessionEnd(sink.claim(), untilNs);
            sink.publish();
        }
    }
}
