package io.icebreaker.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A command run for each file, {@code rclone copyto {file} remote:bucket/{name}}. No shell sees it: the
 * words are split at spaces, "double quotes" hold them together, and names are put in afterwards. Exit code
 * 0 is believed; a failure is tried again, twice, each time after a longer wait.
 */
final class BackupHook implements BackupTarget {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int TRIES = 3;
    private static final long MOST_HOURS = 6;
    private static final int SHOWN_CHARS = 4_000;

    private final List<String> words;
    private final String key;
    private final long waitMs;

    /** {@code waitMs}: before the second try; four times that before the third. */
    BackupHook(String command, long waitMs) {
        words = WORD.matcher(command).results().map(BackupHook::word).toList();
        if (words.isEmpty() || words.stream().noneMatch(word -> word.contains("{file}"))) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "the backup command must say {file} where the file's path belongs, and may say"
                            + " {name}: rclone copyto {file} remote:bucket/{name}");
        }
        var crc = new CRC32C();
        crc.update(command.getBytes(StandardCharsets.UTF_8));
        key = "command:" + Long.toHexString(crc.getValue()); // the words may hold what is private
        this.waitMs = waitMs;
    }

    private static String word(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public void copy(Path file, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (String word : words) {
            command.add(
                    word.replace("{name}", name)
                            .replace("{file}", file.toAbsolutePath().toString()));
        }
        long wait = waitMs;
        String failure = attempt(command);
        for (int tries = 1; failure != null && tries < TRIES; tries++) {
            System.err.println("icebreaker: " + name + ": " + failure + "; trying again");
            Thread.sleep(wait);
            wait *= 4;
            failure = attempt(command);
        }
        if (failure != null) {
            throw new IOException(failure + ", " + TRIES + " times in a row");
        }
    }

    /** Null when it went well; what the command says goes to standard error. */
    private static String attempt(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("icebreaker-backup", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(MOST_HOURS, TimeUnit.HOURS);
            if (!ended) {
                process.destroyForcibly();
            }
            show(said);
            if (!ended) {
                return "the backup command did not end within " + MOST_HOURS + " hours";
            }
            return process.exitValue() == 0
                    ? null
                    : "the backup command ended with exit code " + process.exitValue();
        } catch (IOException e) {
            return "the backup command cannot be run: " + e.getMessage();
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static void show(Path said) throws IOException {
        byte[] all = Files.readAllBytes(said);
        int from = Math.max(0, all.length - SHOWN_CHARS);
        String text = new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
        if (!text.isEmpty()) {
            System.err.println(text);
        }
    }

    /** What is behind a command cannot be read back: its word is all there is. */
    @Override
    public boolean holds(String name, long crc, boolean recorded) {
        return recorded;
    }
}
