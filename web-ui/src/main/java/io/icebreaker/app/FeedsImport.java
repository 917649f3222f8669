package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.Before;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.ring.FatalExit;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several recordings into one journal, as if that many brokers had been connected at once. */
final class FeedsImport {
    private static final long PROGRESS_EVERY = 16_384;
    private static final int BOARD_MB = 2;

    private final JournalDirectory directory;
    private final Settings settings;
    private final EarlierDays earlier;
    private final boolean quiet;

    FeedsImport(JournalDirectory directory, Settings settings, EarlierDays earlier, boolean quiet) {
        this.directory = directory;
        this.settings = settings;
        this.earlier = earlier;
        this.quiet = quiet;
    }

    /** {@code kills}: {@code N@HH:MM:SS}, a feed and the time it goes down. */
    Map<String, Object> run(List<Path> files, List<String> kills) throws Exception {
        var progress = new Progress("import: rows", quiet);
        try (var feeds = new RecordedFeeds(files, kills(kills, files.size()))) {
            directory.writeSettings(settings.toText());
            long startNs = feeds.begin();
            Before before = earlier.before(startNs, directory);
            int room = Math.max(1, feeds.instruments().size());
            Board board = Boards.of(room, BOARD_MB);
            var setup =
                    PipelineSetup.recording(Profile.REPLAY_FAST, room, 1, false, directory)
                            .withSettings(settings)
                            .withEarlierBars(before.bars())
                            .withBoard(board);
            var pipeline = Pipeline.start(setup);
            try {
                feeds.publish(pipeline.newSink(), startNs, before.hash(), progress, PROGRESS_EVERY);
            } finally {
                pipeline.close();
            }
            if (!pipeline.isWorkedOff()) {
                throw new CommandException(
                        FatalExit.CODE,
                        "the engine did not work off the recordings; the journal is incomplete");
            }
            return result(feeds, files.size(), board.feeds(), pipeline, progress.seconds());
        }
    }

    private static Map<Integer, SessionTime> kills(List<String> texts, int feeds) {
        Map<Integer, SessionTime> kills = new LinkedHashMap<>();
        for (String text : texts) {
            String[] parts = text.split("@", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,3}")) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN, "--kill is N@HH:MM:SS, was '" + text + "'");
            }
            int feed = Integer.parseInt(parts[0]);
            if (feed >= feeds) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN,
                        "--kill " + text + ": there are feeds 0 to " + (feeds - 1));
            }
            kills.put(feed, SessionTime.of(parts[1]));
        }
        return kills;
    }

    private Map<String, Object> result(
            RecordedFeeds feeds, int count, FeedBoard board, Pipeline pipeline, double seconds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", directory.path());
        result.put("feeds", feeds.reports());
        Map<String, Object> shares = new LinkedHashMap<>();
        for (int feed = 0; feed < count; feed++) {
            shares.put(Integer.toString(feed), FeedFigures.of(board, feed));
        }
        result.put("shares", shares);
        result.put("agreement", FeedFigures.pairs(board, count));
        result.put("counters", DayResult.oddities(pipeline.counters()));
        result.put("seconds", Math.round(seconds * 1000) / 1000.0);
        result.put("outputHash", RollingHash.hex(pipeline.output().hash()));
        return result;
    }
}
