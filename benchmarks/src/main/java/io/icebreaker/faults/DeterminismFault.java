package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * F20: one journal, one output. Each seed's session is recorded live, through one lane or two, then replayed
 * under every profile and from a snapshot on every Java at hand; all must have the hash of the live run, and
 * one SHA-256.
 */
final class DeterminismFault implements Fault {
    /** Sessions whose journals are on disk at a time; 20 MB each at most. */
    private static final int BATCH = 12;

    private static final int OTHER_JDK = 25;
    private static final List<Profile> LIVE = List.of(Profile.QUIET_VPS, Profile.DEDICATED_CORES);

    @Override
    public String id() {
        return "F20";
    }

    @Override
    public String title() {
        return "same output on every replay";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int seeds = run.tries(BATCH, 200);
        List<Path> jdks = jdks();
        var outcome = new Outcome();
        for (int first = 0; first < seeds; first += BATCH) {
            int end = Math.min(seeds, first + BATCH);
            Map<String, String> live = new LinkedHashMap<>();
            for (int number = first; number < end; number++) {
                Path journal = run.work().resolve("session-" + number);
                live.put(journal.toString(), record(journal, run.seed() + number, number));
            }
            for (Path jdk : jdks) {
                replay(run, jdk, live, outcome);
            }
            for (String journal : live.keySet()) {
                Faults.delete(Path.of(journal));
            }
            run.say(end + " sessions, " + outcome.replays + " replays");
        }
        return outcome.result(seeds, jdks);
    }

    /** This Java, and the other one where it stands beside it. */
    private static List<Path> jdks() throws IOException {
        List<Path> jdks = new ArrayList<>(List.of(ChildJvm.jdk()));
        Path beside = ChildJvm.jdk().toRealPath().getParent();
        try (Stream<Path> found = Files.list(beside)) {
            found.filter(jdk -> Files.isExecutable(jdk.resolve("bin").resolve("java")))
                    .filter(jdk -> ChildJvm.feature(jdk) == OTHER_JDK)
                    .filter(jdk -> ChildJvm.feature(jdk) != Runtime.version().feature())
                    .findFirst()
                    .ifPresent(jdks::add);
        }
        return jdks;
    }

    /** Records a session as live does; returns the hash of its output. */
    private static String record(Path journal, long seed, int number) throws JournalException {
        Profile profile = LIVE.get(number % LIVE.size());
        try (var directory = JournalDirectory.forWriting(journal)) {
            var setup =
                    PipelineSetup.recording(profile, SimulatedSession.ROOM, 1, false, directory);
            var pipeline = Pipeline.start(setup);
            try {
                new SimulatedSession(seed).publish(pipeline.newSink());
            } finally {
                pipeline.close();
            }
            return RollingHash.hex(pipeline.output().hash());
        }
    }

    private static void replay(FaultRun run, Path jdk, Map<String, String> live, Outcome outcome)
            throws IOException, InterruptedException {
        Path errors = run.work().resolve("replayer.err");
        var command = ChildJvm.command(run, jdk, Replayer.class, live.keySet().toArray());
        try (var child = ChildJvm.start(command, errors)) {
            int replays = 0;
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                String[] words = line.split(" ");
                outcome.compare(words[0], jdk + " " + words[1], live.get(words[0]), words);
                replays++;
            }
            if (child.code() != 0 || replays != live.size() * Replayer.ways()) {
                throw new IOException("replaying on " + jdk + " broke off: " + child.errors());
            }
        }
    }

    /** Compares digests as they come. */
    private static final class Outcome {
        private final Map<String, String> sha256 = new LinkedHashMap<>();
        private int replays;
        private int different;
        private String first;

        void compare(String journal, String where, String live, String[] words) {
            replays++;
            String known = sha256.putIfAbsent(journal, words[3]);
            if (!words[2].equals(live) || known != null && !known.equals(words[3])) {
                different++;
                first = first == null ? journal + " differs on " + where : first;
            }
        }

        FaultResult result(int seeds, List<Path> jdks) {
            String figures =
                    replays
                            + " replays of "
                            + seeds
                            + " sessions, "
                            + Profile.names().size()
                            + " profiles and from snapshots, Java "
                            + jdks.stream().map(ChildJvm::feature).toList();
            String note =
                    first == null
                            ? figures + ": one SHA-256 a session"
                            : different + " differ: " + first + "; " + figures;
            return new FaultResult(seeds, 0, different, Double.NaN, first == null, note);
        }
    }
}
