package io.icebreaker.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker backup}: closed days into archives, archives to a second place, old journals away. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Archive every closed day whose replay equals live, copy what a second place lacks, and with",
            "--keep-days delete journals that are closed, verified identical, archived, read back and",
            "copied. Today's and unverified days are never deleted, nor days with captured frames, which",
            "archives do not hold; --dry-run says which would be.",
            "Archives and index.json lie in DIR/archive. Exit code 1: something failed, and is named."
        })
final class BackupCommand implements Callable<Integer> {
    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the days.")
    private Path root;

    @Option(names = "--to", paramLabel = "DIR", description = "The second place: a directory.")
    private Path to;

    @Option(
            names = "--command",
            description = {
                "The second place: a command a file, without a shell, e.g.",
                "\"rclone copyto {file} remote:bucket/{name}\"; tried three times."
            })
    private String command;

    @Option(
            names = "--also",
            paramLabel = "FILE",
            description = "Copy this, too; may be given several times.")
    private List<Path> also = new ArrayList<>();

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = "Delete journals of days before the last N (default: delete nothing).")
    private Integer keepDays;

    @Option(names = "--dry-run", description = "Only say what would be deleted, and do nothing.")
    private boolean dryRun;

    @Option(names = "--list", description = "Only list what is archived and copied.")
    private boolean list;

    @Option(
            names = "--retry-seconds",
            defaultValue = "5",
            description = "Wait before the command's second try (default: 5).")
    private double retrySeconds;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(root)) {
            throw new CommandException(Exit.COULD_NOT_RUN, "no directory " + root);
        }
        if (to != null && command != null || keepDays != null && keepDays < 0) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "either --to or --command; --keep-days is 0 or more");
        }
        if (list) {
            list();
            return Exit.OK;
        }
        Files.createDirectories(DayArchive.directory(root));
        try (FileChannel lock = lock()) {
            return run();
        }
    }

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(
                        DayArchive.directory(root).resolve("backup.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "another backup of " + root + " is running");
        }
        return channel;
    }

    /** By another process, or another thread of this one. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private int run() throws Exception {
        BackupTarget target =
                to != null
                        ? new BackupTarget.Directory(to)
                        : command != null
                                ? new BackupHook(command, Math.round(retrySeconds * 1_000))
                                : null;
        var run = new BackupRun(root, target, LocalDate.now(ZoneOffset.UTC), out.quiet);
        if (!dryRun) {
            run.archiveDays();
            if (target != null) {
                run.copyFiles(also);
            }
        }
        if (keepDays != null) {
            run.retain(keepDays, dryRun);
        }
        out.print(run.finish(dryRun));
        return run.isGood() ? Exit.OK : Exit.FOUND_WRONG;
    }

    private void list() {
        var index = BackupIndex.of(root);
        if (out.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("lastRun", index.last());
            all.put("entries", index.entries());
            out.print(all);
            return;
        }
        index.entries().forEach((name, entry) -> System.out.println(name + ": " + entry));
        System.out.println("last run: " + (index.last().isEmpty() ? "none" : index.last()));
    }
}
