package io.icebreaker.app;

import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StateFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker snapshot}: states of a journal, so that starts and seeks need not begin at zero. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Replay a journal, also one that is being written, and keep the state of all stages behind its",
            "events in DIR/snapshots, each only if the replay found exactly what was found live.",
            "Starts from the latest snapshot; run and demo start it by themselves.",
            "Exit code 1: the replay differs, nothing is kept from there on."
        })
final class SnapshotCommand implements Callable<Integer> {
    /** A replay makes a million events in some seconds: that is the most a seek waits. */
    static final long USUAL_SPACING = 1_000_000;

    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Option(
            names = "--every",
            paramLabel = "EVENTS",
            defaultValue = "" + USUAL_SPACING,
            description =
                    "Keep one behind so many events, and the last (default: 1000000; 0: only the last).")
    private long every;

    @Option(
            names = "--max-instruments",
            paramLabel = "N",
            description =
                    "Room of the engine that is to start from it (default: that of a replay, 4096).")
    private Integer room;

    @Option(
            names = "--history-mb",
            paramLabel = "MB",
            defaultValue = "" + Boards.DEFAULT_MB,
            description = "Memory for the page's closed bars (default: 96).")
    private int historyMb;

    @Option(
            names = "--from-zero",
            description = "Begin with the journal's first event, whatever snapshots there are.")
    private boolean fromZero;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (every < 0 || historyMb < 1 || historyMb > 4_096 || room != null && room < 1) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--every is 0 or more, --history-mb 1..4096, --max-instruments 1 or more");
        }
        int instruments = room != null ? room : JournalScan.of(journal).instrumentCapacity();
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, instruments)
                        .withBoard(Boards.of(instruments, historyMb))
                        .withFatal(failure -> System.err.println("icebreaker: " + failure));
        var taking = new SnapshotTaking(journal, every, out.quiet || out.json);
        SnapshotTaking.Taken taken = taking.run(setup, fromZero ? null : start(instruments));
        out.print(taken.toMap());
        return taken.difference() == null ? Exit.OK : Exit.FOUND_WRONG;
    }

    /** The latest that fits and has this room; null when there is none. */
    private StateFile start(int instruments) {
        StateFile state = StateFile.nearest(journal, Long.MAX_VALUE, this::tell);
        while (state != null
                && (state.maxInstruments() != instruments
                        || !state.hasBoard()
                        || state.output() == null)) {
            tell("snapshot " + state.path() + " is passed over: it was made for another engine");
            state = StateFile.nearest(journal, state.sequence() - 1, this::tell);
        }
        return state;
    }

    private void tell(String what) {
        System.err.println("icebreaker: " + what);
    }
}
