package io.icebreaker.bench.paced;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine as a live day has it, every stage on, the board too; the journal where a run wants one. */
final class Rig implements AutoCloseable {
    /** Every kind of bar besides the usual ones, and options with indicators. */
    private static final Settings SETTINGS =
            Settings.DEFAULTS
                    .with("bars.tick", "100")
                    .with("bars.volume.lots", "2000")
                    .with("bars.range.ticks", "50")
                    .with("indicator.options", "true")
                    .with("min.confidence", "4");

    /** Words of closed bars a stream on the board: 8 MB. */
    private static final int BOARD_WORDS = 1 << 20;

    /** The feed's thread and the clock's, as live. */
    private static final int PRODUCERS = 2;

    private final List<Instrument> instruments;
    private final JournalDirectory directory;
    private final Pipeline pipeline;

    private Rig(List<Instrument> instruments, JournalDirectory directory, Pipeline pipeline) {
        this.instruments = instruments;
        this.directory = directory;
        this.pipeline = pipeline;
    }

    static Board board(int instruments) {
        return new Board(instruments, BOARD_WORDS, BOARD_WORDS);
    }

    /**
     * Starts it and defines the instruments.
     *
     * @param journal where to, null for none
     * @param meters {@link VisibleStage}s, none or both
     */
    static Rig open(
            Profile profile,
            List<Instrument> instruments,
            Path journal,
            Board board,
            List<Stage> meters)
            throws JournalException {
        JournalDirectory directory = journal == null ? null : JournalDirectory.forWriting(journal);
        var setup =
                PipelineSetup.live(metered(profile), instruments.size(), PRODUCERS, directory)
                        .withSettings(SETTINGS)
                        .withBoard(board)
                        .withStages(meters);
        var rig = new Rig(instruments, directory, Pipeline.start(setup));
        rig.define();
        return rig;
    }

    /** The profile as this machine runs it, with places for meters behind output and board. */
    private static Profile metered(Profile profile) {
        Profile fitted = profile.fittedTo(Runtime.getRuntime().availableProcessors());
        List<List<String>> lanes = new ArrayList<>(fitted.lanes());
        List<String> computing = new ArrayList<>(lanes.get(lanes.size() - 1));
        computing.add(computing.indexOf("board"), VisibleStage.PUBLISHED);
        computing.add(VisibleStage.SHOWN);
        lanes.set(lanes.size() - 1, computing);
        return new Profile(fitted.name(), fitted.ringSize(), fitted.waiting(), lanes);
    }

    private void define() {
        TickSink sink = pipeline.newPatientSink();
        Events.config(sink.claim(), 1, 0, "benchmark", "paced", FramePool.OPEN_NS);
        sink.publish();
        for (int id = 0; id < instruments.size(); id++) {
            Events.instrument(sink.claim(), id, instruments.get(id), FramePool.OPEN_NS);
            sink.publish();
        }
    }

    /** Ids of the instruments, by segment and token, for a decoder. */
    Instruments registered() {
        var registered = new Instruments(instruments.size());
        registered.registerAll(instruments);
        return registered;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Works off what was published, and closes the journal. */
    @Override
    public void close() {
        pipeline.close();
        if (directory != null) {
            directory.close();
        }
    }

    /**
     * Replays a journal and compares its output with what live found.
     *
     * @param hash live's hash of it
     * @return what differs, null when nothing does
     */
    static String replayDiffers(Path journal, int room, long hash) throws JournalException {
        var verifier = new OutputVerifier(JournalDirectory.forReading(journal));
        var setup =
                PipelineSetup.replay(Profile.REPLAY_FAST, room)
                        .withSettings(SETTINGS)
                        .withOutput(verifier);
        var pipeline = Pipeline.start(setup);
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            new Replay(reader, Replay.MAX_SPEED, events -> {}).run(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        verifier.finish(pipeline.output().published());
        verifier.requireAll();
        boolean isHashEqual = pipeline.output().hash() == hash;
        return verifier.difference() == null && !isHashEqual
                ? "the hash differs"
                : verifier.difference();
    }
}
