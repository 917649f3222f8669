package io.icebreaker.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker archive}: a day's journal as one small file. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Verify a day's journal and pack its events, settings and output hash into one small file.",
            "The output journal is left out: icebreaker restore makes it again by a replay, and the",
            "hash proves that it is the same. The journal stays as it is. Exit code 1: the replay",
            "differs from live; nothing is packed then, but with --unverified."
        })
final class ArchiveCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, description = "The journal of one day.")
    private Path journal;

    @Option(
            names = "--out",
            paramLabel = "FILE.ibz",
            description = "The file (default: archive/NAME.ibz beside the journal).")
    private Path file;

    @Option(
            names = "--unverified",
            description =
                    "Pack it even if its replay differs from live, and say so in the archive.")
    private boolean unverified;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        Path day = journal.toAbsolutePath().normalize();
        Path target =
                file != null
                        ? file
                        : DayArchive.directory(day.getParent()).resolve(DayArchive.name(day));
        var progress = new Progress("", true);
        DayArchive archive = DayArchive.pack(day, target, unverified, out.quiet);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal);
        result.putAll(archive.toMap());
        result.put("seconds", Math.round(progress.seconds() * 1000) / 1000.0);
        out.print(result);
        if (archive.index() == null) {
            System.err.println(
                    "icebreaker: not packed, for the replay differs from live; icebreaker verify"
                            + " tells where, --unverified packs it all the same");
        }
        return archive.verified().isSound() ? Exit.OK : Exit.FOUND_WRONG;
    }
}
