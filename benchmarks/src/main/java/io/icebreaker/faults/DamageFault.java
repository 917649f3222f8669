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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * F4: ten thousand ways to damage a journal's file. Reading must neither end the process nor hang, deliver
 * nothing that was not recorded, and stop exactly at the damage.
 */
final class DamageFault implements Fault {
    /** A line of the child's; the journal's library may have put dots there while it searched. */
    private static final Pattern SAID = Pattern.compile("\\.*(BEGIN \\d+|\\d+ [A-Z]+( .*)?)");

    private static final int MUTATIONS = 10_000;
    private static final int RECORDS = 700; // some 210 KB: three times the tail that is damaged
    private static final int LARGEST_BATCH = 24;

    /** What Java ends with when main throws. */
    private static final int TEST_BROKE = 1;

    /**
     * What fails the test. As it should be: UNCHANGED (zeros on zeros), HARMLESS (no byte that counts),
     * RECORD (damage named to the record), DOCUMENT (to its document), END (nothing sound behind it), HEAD
     * (before the first record, and said).
     */
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
        var verdicts = new Verdicts(run);
        int next = 0;
        while (next < MUTATIONS) {
            next = runChild(run, journal, next, verdicts);
        }
        return verdicts.result();
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
    private static int runChild(FaultRun run, Path journal, int from, Verdicts verdicts)
            throws Exception {
        Path errors = run.work().resolve("mutilator-" + from + ".err");
        Object[] words = {journal, RECORDS, run.seed(), from, MUTATIONS};
        try (var child = ChildJvm.start(run, errors, Mutilator.class, words)) {
            int begun = from;
            boolean isJudged = false;
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                Matcher ours = SAID.matcher(line);
                if (!ours.matches()) {
                    continue;
                }
                String[] said = ours.group(1).split(" ", 3);
                isJudged = !said[0].equals("BEGIN");
                if (isJudged) {
                    verdicts.add(said[1], ours.group(1));
                } else {
                    begun = Integer.parseInt(said[1]);
                }
            }
            int code = child.code();
            if (code == TEST_BROKE) {
                throw new IOException(child.errors());
            }
            if (!isJudged) {
                verdicts.add("CRASH", begun + " CRASH the process ended with code " + code);
            }
            if (code != 0) { // its damage is still in the file
                Faults.delete(journal);
                record(journal, run.seed());
            }
            return begun + 1;
        }
    }

    /** How many of each, and the first bad ones in full. */
    private static final class Verdicts {
        private static final int ENOUGH = 400;
        private static final int SAY_EVERY = 2_000;

        private final FaultRun run;
        private final Map<String, Integer> counts = new TreeMap<>();
        private final StringBuilder first = new StringBuilder();
        private int all;

        Verdicts(FaultRun run) {
            this.run = run;
        }

        void add(String verdict, String line) {
            counts.merge(verdict, 1, Integer::sum);
            if (BAD.contains(verdict)) {
                run.say("mutation " + line);
                first.append(first.length() < ENOUGH ? "; mutation " + line : "");
            }
            if (++all % SAY_EVERY == 0) {
                run.say(all + " mutations: " + counts);
            }
        }

        private long count(String verdict) {
            return counts.getOrDefault(verdict, 0);
        }

        FaultResult result() {
            long bad = BAD.stream().mapToLong(this::count).sum();
            long lost = count("EARLY") + count("UNNOTICED");
            String note = counts.toString().toLowerCase(Locale.ROOT) + first;
            return new FaultResult(MUTATIONS, lost, bad - lost, Double.NaN, bad == 0, note);
        }
    }
}
