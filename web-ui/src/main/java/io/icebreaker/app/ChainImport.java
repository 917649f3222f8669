package io.icebreaker.app;

import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.feed.chain.ChainSnapshots;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.FatalExit;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.TickSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded option chains into a new journal, through the same pipeline as live. */
final class ChainImport {
    private final JournalDirectory directory;
    private final Settings settings;
    private final EarlierDays earlier;
    private final ChainHow how;
    private final boolean quiet;

    ChainImport(
            JournalDirectory directory,
            Settings settings,
            EarlierDays earlier,
            ChainHow how,
            boolean quiet) {
        this.directory = directory;
        this.settings = settings;
        this.earlier = earlier;
        this.how = how;
        this.quiet = quiet;
    }

    /** Says what came of it. */
    Map<String, Object> run(ChainSnapshots snapshots) throws Exception {
        directory.writeSettings(settings.toText());
        ChainSnapshot first = snapshots.next();
        if (first == null) {
            throw new CommandException(Exit.COULD_NOT_RUN, "no chain in these files");
        }
        Before before = earlier.before(first.timeNs(), directory);
        var setup =
                PipelineSetup.recording(
                                Profile.REPLAY_FAST,
                                PipelineSetup.DEFAULT_INSTRUMENTS,
                                1,
                                false,
                                directory)
                        .withSettings(settings)
                        .withEarlierBars(before.bars());
        var progress = new Progress("import: snapshots", quiet);
        var pipeline = Pipeline.start(setup);
        long packets;
        try {
            packets = publish(first, snapshots, before, pipeline.newSink(), progress);
        } finally {
            pipeline.close();
        }
        if (!pipeline.isWorkedOff()) {
            throw new CommandException(
                    FatalExit.CODE,
                    "the engine did not work off the chains; the journal is incomplete");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("snapshots", snapshots.report().snapshots());
        result.put("packets", packets);
        Map<String, Object> refused = new LinkedHashMap<>();
        snapshots.report().counts().forEach((why, count) -> refused.put(why.name(), count));
        result.put("refused", refused);
        result.put("seconds", Math.round(progress.seconds() * 1000) / 1000.0);
        result.put("outputHash", RollingHash.hex(pipeline.output().hash()));
        return result;
    }

    private long publish(
            ChainSnapshot first,
            ChainSnapshots snapshots,
            Before before,
            TickSink sink,
            Progress progress)
            throws Exception {
        var events = new ChainEvents(sink, PipelineSetup.DEFAULT_INSTRUMENTS, how);
        Header.publish(sink, List.of(), "recording", 0, before.hash(), first.timeNs());
        long lastNs = 0;
        for (var snapshot = first; snapshot != null; snapshot = snapshots.next()) {
            events.accept(snapshot);
            lastNs = snapshot.timeNs();
            progress.accept(snapshots.report().snapshots());
        }
        Events.sessionEnd(sink.claim(), lastNs);
        sink.publish();
        return events.packets();
    }
}
