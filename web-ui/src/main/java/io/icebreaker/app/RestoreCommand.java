package io.icebreaker.app;

import io.icebreaker.journal.RollingHash;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker restore}: a day's journal from its archive. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Write a journal from an archive: the same input records byte for byte, each compared, and",
            "the output of a replay, whose hash must be the archive's. A damaged archive is refused with",
            "the sequences concerned, and leaves nothing behind. Exit code 1: the replay's hash is",
            "another, as another build's may be; then the input is there, and no output."
        })
final class RestoreCommand implements Callable<Integer> {
    @Option(names = "--archive", required = true, description = "The archive.")
    private Path archive;

    @Option(
            names = "--journal",
            required = true,
            description = "Directory of the journal; empty, or not there yet.")
    private Path journal;

    @Option(names = "--no-replay", description = "Only the input, without output and its hash.")
    private boolean noReplay;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        RestoredDay day = RestoredDay.restore(archive, journal, !noReplay, out.quiet);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal);
        result.put("events", day.index().events());
        result.put("ticks", day.index().ticks());
        result.put("firstSequence", day.index().firstSequence());
        result.put("lastSequence", day.index().lastSequence());
        result.put("build", day.index().build());
        result.put("recordedOutputHash", RollingHash.hex(day.index().outputHash()));
        result.put("outputHash", day.replayed() ? RollingHash.hex(day.outputHash()) : null);
        result.put("verdict", verdict(day));
        out.print(result);
        return day.replayed() && !day.isSame() ? Exit.FOUND_WRONG : Exit.OK;
    }

    private static String verdict(RestoredDay day) {
        return !day.replayed() ? "input only" : day.isSame() ? "identical" : "output differs";
    }
}
