package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that damages a journal and reads it, again and again, in place: mutate, read, undo. Prints a line
 * a mutation, {@code BEGIN n}, then {@code n VERDICT what}. Should reading end the process, the line that is
 * missing names the mutation.
 *
 * <p>Arguments: journal, records in it, seed, first mutation, behind the last.
 */
public final class Mutilator {
    private static final long LONGEST_NS = 1_000_000_000L;
    private static final long HANGS_AFTER_MS = 20_000;
    private static final int HANGS = 3;
    private static final int MORE = 64;
    private static final Pattern SEQUENCE = Pattern.compile("at sequence (\\d+)");

    private final Path journal;
    private final Path file;
    private final byte[] original;
    private final RecordMap map;
    private final EventStream stream;
    private final long seed;

    private Mutilator(Path journal, int records, long seed) throws IOException {
        this.journal = journal;
        this.seed = seed;
        file = dataFile(journal);
        original = used(file);
        map = RecordMap.of(original, records);
        stream = new EventStream(seed);
    }

    /** What a reader made of a damaged journal. */
    private record Reading(int delivered, boolean isWrong, String report, Throwable uncaught) {}

    /** Runs through its share of the mutations. */
    public static void main(String[] args) throws Exception {
        var mutilator =
                new Mutilator(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
        int from = Integer.parseInt(args[3]);
        int to = Integer.parseInt(args[4]);
        for (int number = from; number < to; number++) {
            System.out.println("BEGIN " + number);
            System.out.println(number + " " + mutilator.harm(number));
        }
    }

    static Path dataFile(Path journal) throws IOException {
        try (var files = Files.list(journal.resolve("input"))) {
            return files.filter(each -> each.toString().endsWith(".cq4"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** The file up to its last byte that is not zero, and somewhat more; the rest is room. */
    private static byte[] used(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (all[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(all, end + MORE);
    }

    /** One mutation; says what became of it. */
    private String harm(int number) throws Exception {
        var random = new SplittableRandom(seed * 1_000_003L + number);
        Mutation mutation = Mutation.of(number, random, original, map.end());
        long size = Files.size(file);
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mutation.apply(channel);
            long startedNs = System.nanoTime();
            Reading reading = readWatched(number);
            boolean isSlow = System.nanoTime() - startedNs > LONGEST_NS;
            if (isSlow) { // perhaps the machine's fault: once more
                startedNs = System.nanoTime();
                reading = readWatched(number);
                isSlow = System.nanoTime() - startedNs > LONGEST_NS;
            }
            mutation.undo(channel, original, size);
            String verdict = isSlow ? "HANG" : judge(mutation, reading);
            return verdict + " " + describe(mutation, reading);
        }
    }

    private Reading readWatched(int number) {
        var guard =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(HANGS_AFTER_MS);
                                System.out.println(number + " HANG longer than 20 s");
                                Runtime.getRuntime().halt(HANGS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        guard.setDaemon(true);
        guard.start();
        try {
            return readToTheLast();
        } finally {
            guard.interrupt();
        }
    }

    /** What the JVM has to tell of missing pages once the reader is closed is the reader's fault, too. */
    private Reading readToTheLast() {
        Reading reading = read();
        try {
            StackWalker.getInstance()
                    .walk(Stream::findFirst); // native code that calls back: it tells there
            return reading;
        } catch (InternalError late) {
            return new Reading(reading.delivered(), reading.isWrong(), null, late);
        }
    }

    private Reading read() {
        var slot = new Tick();
        var expected = new Tick();
        int delivered = 0;
        boolean isWrong = false;
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                delivered++;
                reader.copyTo(slot);
                isWrong |=
                        reader.sequence() != delivered
                                || !EventStream.isEqual(
                                        slot, stream.fill(expected.clear(), delivered));
            }
            return new Reading(delivered, isWrong, null, null);
        } catch (JournalException e) {
            return new Reading(delivered, isWrong, e.getMessage(), null);
        } catch (Exception | Error e) {
            return new Reading(delivered, isWrong, null, e);
        }
    }

    /** The criteria of F4, the gravest first. */
    private String judge(Mutation mutation, Reading reading) {
        int changed = mutation.firstChanged(original, map.end());
        int touched = map.firstTouched(changed);
        int stopped = reading.delivered() + 1;
        if (reading.uncaught() != null) {
            return "UNCAUGHT";
        }
        if (reading.isWrong()) {
            return "WRONG";
        }
        if (reading.delivered() == map.records()) {
            return changed == map.end() ? "UNCHANGED" : "HARMLESS";
        }
        if (map.isBeforeRecords(changed)) {
            return reading.report() == null ? "UNNOTICED" : "HEAD";
        }
        if (stopped < touched) {
            return "EARLY";
        }
        if (reading.report() == null) {
            boolean isTail =
                    mutation.kind() == Mutation.Kind.CUT
                            || map.lastOfDocument(touched) == map.records();
            return isTail && stopped == touched ? "END" : "UNNOTICED";
        }
        return place(reading.report(), touched, stopped);
    }

    private String place(String report, int touched, int stopped) {
        Matcher said = SEQUENCE.matcher(report);
        long named = said.find() ? Long.parseLong(said.group(1)) : stopped;
        if (Math.abs(named - touched) <= 1 && stopped - touched <= 1) {
            return "RECORD";
        }
        int last = map.lastOfDocument(touched) + 1;
        return stopped <= last && named <= last ? "DOCUMENT" : "MISPLACED";
    }

    private String describe(Mutation mutation, Reading reading) {
        int changed = mutation.firstChanged(original, map.end());
        return mutation.kind()
                + (mutation.shortens() ? " (file shortened)" : "")
                + " of "
                + mutation.length()
                + " bytes at "
                + mutation.at()
                + ", record "
                + map.firstTouched(changed)
                + "; delivered "
                + reading.delivered()
                + "; "
                + (reading.uncaught() != null ? reading.uncaught() : reading.report());
    }
}
