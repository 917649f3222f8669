package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputType;
import io.icebreaker.journal.Replay;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import io.icebreaker.tick.TradeFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same five minutes of the NIFTY future as two brokers sent them, played as two live feeds: one stream,
 * whichever of the two dies in the middle, live and in every replay.
 */
class TwoFeedsTest {
    private static final int KITE = 0;
    private static final int DHAN = 1;
    private static final int NOBODY = -1;
    private static final int ROOM = 4;

    @TempDir Path directory;

    /** What a run left. */
    private record Left(long hash, long traded, int gaps, List<String> quotes) {}

    private static final class Sums {
        private long traded;
        private int gaps;

        void record(long sequence, int type, long[] words, int at, int length) {
            if (type == OutputType.TRADE) {
                traded += words[at + OutputType.TRADE_QTY];
                gaps += (words[at + OutputType.TRADE_FLAGS] & TradeFlags.GAP) != 0 ? 1 : 0;
            }
        }
    }

    private static List<Row> rows() {
        List<Row> all = new ArrayList<>(Recordings.ticks("nifty-fut-kite").rows());
        Recordings.ticks("nifty-fut-dhan").rows().forEach(row -> all.add(ofFeed(row, DHAN)));
        all.sort(Comparator.comparingLong(Row::recvNs));
        return all;
    }

    private static Row ofFeed(Row row, int feed) {
        return new Row(
                feed,
                row.segment(),
                row.token(),
                row.recvNs(),
                row.exchNs(),
                row.lttNs(),
                row.ltp(),
                row.ltq(),
                row.volume(),
                row.oi(),
                row.atp(),
                row.tbq(),
                row.tsq(),
                row.open(),
                row.high(),
                row.low(),
                row.prevClose(),
                row.bids(),
                row.asks(),
                row.trueBuy(),
                row.trueSell());
    }

    /** Publishes both feeds; the killed one is gone from the middle row on, {@code told} or not, and back for the last 20. */
    private static void publish(TickSink sink, List<Row> rows, int killed, boolean told) {
        InstrumentRow instrument = Recordings.ticks("nifty-fut-kite").instruments().get(0);
        long startNs = rows.get(0).recvNs();
        event(
                sink,
                slot ->
                        Events.config(
                                slot, JournalStage.layoutVersion(), 0, "t", "kite,dhan", startNs));
        event(sink, slot -> Events.instrument(slot, 0, instrument.toInstrument(), startNs));
        for (int feed : new int[] {KITE, DHAN}) {
            state(sink, feed, FeedState.CONNECTED, startNs);
            state(sink, feed, FeedState.LIVE, startNs);
        }
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            boolean down = row.feed() == killed && n >= rows.size() / 2 && n < rows.size() - 20;
            if (told && n == rows.size() / 2) {
                state(sink, killed, FeedState.DOWN, row.recvNs());
            }
            if (told && n == rows.size() - 20) {
                state(sink, killed, FeedState.CONNECTED, row.recvNs());
            }
            if (n % 10 == 0) {
                event(sink, slot -> Events.clock(slot, row.recvNs()));
            }
            if (!down) {
                event(sink, slot -> Row.fill(slot, row, 0));
            }
        }
        event(sink, slot -> Events.sessionEnd(slot, rows.get(rows.size() - 1).recvNs()));
    }

    private static void state(TickSink sink, int feed, FeedState state, long atNs) {
        event(sink, slot -> Events.feed(slot, feed, state, 0, 0, 0, "", atNs));
    }

    private static void event(TickSink sink, Consumer<Tick> fill) {
        fill.accept(sink.claim());
        sink.publish();
    }

    private Left record(int killed, boolean told) throws Exception {
        List<Row> rows = rows();
        try (var journal = JournalDirectory.forWriting(directory)) {
            var setup = PipelineSetup.recording(Profile.QUIET_VPS, ROOM, 1, false, journal);
            return run(setup, sink -> publish(sink, rows, killed, told));
        }
    }

    private Left replay(Profile profile) throws Exception {
        return run(
                PipelineSetup.replay(profile, ROOM),
                sink -> {
                    try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
                        new Replay(reader, Replay.MAX_SPEED, n -> {}).run(sink);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static Left run(PipelineSetup setup, Consumer<TickSink> events) throws Exception {
        var sums = new Sums();
        var board = new Board(ROOM, 1 << 14, 1 << 14);
        boolean journaled = setup.journal() != null;
        var pipeline =
                Pipeline.start(
                        journaled
                                ? setup.withBoard(board)
                                : setup.withBoard(board).withOutput(sums::record));
        try {
            events.accept(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        assertEquals(List.of(), pipeline.failures().latest());
        assertEquals(0, pipeline.counters().get(Counter.VOLUME_REBASE));
        return new Left(pipeline.output().hash(), sums.traded, sums.gaps, shown(board.feeds()));
    }

    private static List<String> shown(FeedBoard feeds) {
        List<String> shown = new ArrayList<>();
        for (int feed = 0; feed < 2; feed++) {
            for (int figure = 0; figure < FeedBoard.SHARES; figure++) {
                shown.add(feeds.share(feed, figure) + "");
            }
            shown.add(feeds.ticks(feed) + " packets");
        }
        for (int figure = 0; figure < FeedBoard.PAIR_FIGURES; figure++) {
            shown.add(feeds.pair(0, 1, figure) + " of the pair");
        }
        return shown;
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "0, false", "1, false"})
    void areOneStreamWithoutAHoleAndReplayToOneHash(int killed, boolean told) throws Exception {
        Left live = record(killed, told);
        List<Row> seen = rows();
        long first = seen.get(0).volume();
        long last =
                seen.stream()
                        .mapToLong(row -> row.volume() == null ? 0 : row.volume())
                        .max()
                        .orElseThrow();
        for (Profile profile :
                List.of(Profile.QUIET_VPS, Profile.DEDICATED_CORES, Profile.REPLAY_FAST)) {
            Left again = replay(profile);
            assertEquals(live.hash, again.hash, profile.name());
            assertEquals(live.quotes, again.quotes);
            assertEquals(last - first, again.traded, "all of the rise");
            assertEquals(0, again.gaps, "no hole");
        }
    }

    @Test
    void bothFeedsAreTakenFromAndCompared() throws Exception {
        record(NOBODY, false);
        var counters = new ArrayList<String>(replay(Profile.REPLAY_FAST).quotes);
        assertTrue(counters.contains("271 packets") && counters.contains("356 packets"));
        long compared = Long.parseLong(counters.get(14).split(" ")[0]);
        long ltp = Long.parseLong(counters.get(15).split(" ")[0]);
        long day = Long.parseLong(counters.get(16).split(" ")[0]);
        assertTrue(compared > 100 && ltp > 0 && ltp < compared / 4 && day == 0, "" + counters);
    }

    @Test
    void goOnFromASnapshotAsFromTheBeginning() throws Exception {
        var instruments = Recordings.ticks("nifty-fut-kite").instruments();
        new SnapshotRun(instruments, rows(), Settings.DEFAULTS)
                .compare(directory, new SplittableRandom(6), 6);
    }
}
