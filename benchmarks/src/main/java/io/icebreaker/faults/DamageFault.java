package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * F4: ten thousand ways to damage a journal's file. Reading must neither end the process nor hang, deliver
 * nothing that was not recorded, and stop exactly at the damage.
 */
final class DamageFault implements Fault {
    private static final int MUTATIONS = 10_000;
    private static final int RECORDS = 700; // some 210 KB: three times the tail that is damaged
    private static final int LARGEST_BATCH = 24;

    /** What Java ends with when main throws. */
    private static final int TEST_BROKE = 1;

    /** What fails the test; HARMLESS, END, RECORD, DOCUMENT and HEAD are as they should be. */
    private static final List<String> BAD =
            List.of("CRASH", "HANG", "UNCAUGHT", "WRONG", "EARLY", "UNNOTICED", "MISPLACED");

    @Override
    public String id() {
        return "F4";
    }

    @Override
    public String title() {
        return "torn and corrupt journal files";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        Path journal = run.directory("damaged").resolve("journal");
        record(journal, run.seed());
        Map<String, Integer> verdicts = new TreeMap<>();
        var first = new StringBuilder();
        int next = 0;
        while (next < MUTATIONS) {
            next = runChild(run, journal, next, verdicts, first);
        }
        return result(verdicts, first.toString());
    }

    /** Documents of all lengths, so that every kind of place is hit. */
    private static void record(Path journal, long seed) throws JournalException {
        var stream = new EventStream(seed);
        var random = new SplittableRandom(seed);
        var slot = new Tick();
        try (var directory = JournalDirectory.forWriting(journal)) {
            var stage = new JournalStage(directory, new Counters());
            int left = 0;
            for (int sequence = 1; sequence <= RECORDS; sequence++) {
                left = left == 0 ? random.nextInt(1, LARGEST_BATCH + 1) : left;
                left--;
                stream.fill(slot.clear(), sequence).sequence(sequence);
                stage.onEvent(slot, left == 0 || sequence == RECORDS);
            }
            stage.onStop();
        }
    }

    /** Goes on from a mutation until the end, or until one ends the process; returns the next to do. */
    private static int runChild(
            FaultRun run,
            Path journal,
            int from,
            Map<String, Integer> verdicts,
            StringBuilder first)
            throws IOException, InterruptedException {
        int begun = from;
        boolean isJudged = false;
        Path errors = run.work().resolve("mutilator-" + from + ".err");
        try (var child =
                ChildJvm.start(
                        run,
                        errors,
                        Mutilator.class,
                        journal,
                        RECORDS,
                        run.seed(),
                        from,
                        MUTATIONS)) {
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                String[] words = line.split(" ", 3);
                isJudged = !words[0].equals("BEGIN");
                if (isJudged) {
                    count(words[1], line, verdicts, first);
                    if (BAD.contains(words[1])) {
                        run.say("mutation " + line);
                    }
                } else {
                    begun = Integer.parseInt(words[1]);
                }
                if (isJudged && begun % 1_000 == 999) {
                    run.say((begun + 1) + " mutations: " + verdicts);
                }
            }
            int code = child.code();
            if (code == TEST_BROKE) {
                throw new IOException(child.errors());
            }
            if (!isJudged) {
                String how = begun + " CRASH the process ended with code " + code;
                count("CRASH", how, verdicts, first);
                run.say("mutation " + how);
            }
            if (code != 0) { // its damage is still in the file
                Faults.delete(journal);
                restore(journal, run.seed());
            }
        }
        return begun + 1;
    }

    private static void restore(Path journal, long seed) throws IOException {
        try {
            record(journal, seed);
        } catch (JournalException e) {
            throw new IOException(e);
        }
    }

    private static void count(
            String verdict, String line, Map<String, Integer> verdicts, StringBuilder first) {
        verdicts.merge(verdict, 1, Integer::sum);
        if (BAD.contains(verdict) && first.length() < 400) {
            first.append(first.isEmpty() ? "" : " | ").append("mutation ").append(line);
        }
    }

    private static FaultResult result(Map<String, Integer> verdicts, String first) {
        long bad = BAD.stream().mapToLong(verdict -> verdicts.getOrDefault(verdict, 0)).sum();
        long lost = verdicts.getOrDefault("EARLY", 0) + verdicts.getOrDefault("UNNOTICED", 0);
        String note = verdicts.toString().toLowerCase(Locale.ROOT) + (bad > 0 ? "; " + first : "");
        return new FaultResult(MUTATIONS, lost, bad - lost, Double.NaN, bad == 0, note);
    }
}
