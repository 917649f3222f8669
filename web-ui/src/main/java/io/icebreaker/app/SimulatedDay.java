package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.Opening;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.FatalExit;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One session of the simulated market through the engine of a live day, from the bell to the last bar, no
 * socket in between. Its journal ends with the end of the recording.
 */
final class SimulatedDay {
    private static final String FILE = "simulated.properties";
    private static final int ROOM = 256;

    /** Words of a session that the next day opens with. */
    private static final int CLOSE = 2;

    private static final int OI = 7;
    private static final int BOARD_MB = 8;
    private static final long MINUTE_NS = 60_000_000_000L;

    /** The last bars of a session are published 61 s after its close (analytics 0.3). */
    private static final int GRACE_MINUTES = 2;

    /** An odd constant of SplitMix64: consecutive days get seeds far apart. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Path directory;
    private final SimulatedDays.Market market;
    private final LocalDate day;
    private final Settings settings;
    private final HistoryStore history;
    private final BarStore bars;
    private long ticks;

    SimulatedDay(
            Path directory,
            SimulatedDays.Market market,
            LocalDate day,
            Settings settings,
            HistoryStore history,
            BarStore bars) {
        this.directory = directory;
        this.market = market;
        this.day = day;
        this.settings = settings;
        this.history = history;
        this.bars = bars;
    }

    /** Records the day; false when somebody asked to stop in the middle of it. */
    boolean run(Shutdown shutdown) throws JournalException, IOException {
        var session = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, day);
        long openNs = session.openNs();
        List<HistoryRow> earlier = history.before(day);
        long seed = market.seed() + GOLDEN * day.toEpochDay();
        var model =
                new MarketModel(
                        new MarketConfig(seed, openNs, 0, market.rate(), market.companies()),
                        new Opening(last(earlier, CLOSE), last(earlier, OI), market.isFew()));
        List<Instrument> instruments = model.instruments();
        DemoSectors.keepIn(directory.toAbsolutePath().getParent(), model.sectors());
        int room = ROOM + 2 * market.companies();
        var board = Boards.of(room, BOARD_MB);
        var plan =
                new LiveEngine.Plan(
                                directory,
                                Profile.QUIET_VPS,
                                room,
                                board,
                                settings,
                                seed,
                                "simulated")
                        .withEarlierBars(past(earlier, model, instruments));
        try (var engine = LiveEngine.open(plan, true)) {
            engine.begin(instruments, known(earlier, model, instruments), plan, () -> openNs);
            long minutes = (session.closeNs() - openNs) / MINUTE_NS + GRACE_MINUTES;
            if (!play(engine, model, openNs, minutes, shutdown)) {
                return false;
            }
            keep(engine);
        }
        history.put(day, DayHistory.of(board, day)); // closed first: the board lags the output
        new DayBarsEnd(bars, directory, board, day).finish();
        return true;
    }

    private static boolean play(
            LiveEngine engine, MarketModel model, long openNs, long minutes, Shutdown shutdown) {
        TickSink sink = engine.pipeline().newPatientSink();
        var morning = new DemoMorning(sink, true);
        long atNs = openNs;
        for (long minute = 0; minute < minutes; minute++) {
            if (shutdown.await(0)) {
                return false;
            }
            atNs = morning.play(model, atNs, 1);
        }
        Events.sessionEnd(sink.claim(), atNs);
        sink.publish();
        if (!engine.pipeline().drain(Long.MAX_VALUE / 2_000_000)
                || engine.pipeline().failures().isFatal()) {
            throw new CommandException(
                    FatalExit.CODE, "the engine broke off; the reason stands above");
        }
        engine.tellFailures();
        return true;
    }

    /** A word of each instrument's last session, as far as it was known. */
    private static Map<String, Long> last(List<HistoryRow> earlier, int word) {
        Map<String, Long> words = new HashMap<>();
        for (HistoryRow row : earlier) { // oldest first: the latest stays
            if (row.kind() == HistoryKind.SESSION && row.words()[word] >= 0) {
                words.put(row.subject(), row.words()[word]);
            }
        }
        return words;
    }

    /** What earlier days left; before the first one, a made-up past. */
    private List<HistoryRow> known(
            List<HistoryRow> earlier, MarketModel model, List<Instrument> instruments) {
        return earlier.isEmpty() ? DemoHistory.of(model, market.seed(), day, instruments) : earlier;
    }

    /** The same for bars. */
    private Before.Maker past(
            List<HistoryRow> earlier, MarketModel model, List<Instrument> instruments) {
        return earlier.isEmpty()
                ? target -> DemoBars.write(model, market.seed(), day, instruments, target)
                : bars.before(day);
    }

    private void keep(LiveEngine engine) throws IOException {
        ticks = engine.pipeline().counters().get(Counter.TICKS);
        Files.writeString(
                directory.resolve(FILE),
                "day="
                        + day
                        + "\nticks="
                        + ticks
                        + "\nevents="
                        + engine.pipeline().journaled()
                        + "\noutputHash="
                        + RollingHash.hex(engine.pipeline().output().hash())
                        + "\n");
    }

    long ticks() {
        return ticks;
    }

    /** Of a finished day. */
    static long ticksOf(Path finished) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(finished.resolve(FILE))) {
            properties.load(reader);
        }
        return Long.parseLong(properties.getProperty("ticks"));
    }

    /** Bytes that the files under a directory take on disk: queue files are sparse. */
    static long bytesUnder(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile).forEach(files::add);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
