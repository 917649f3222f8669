package io.icebreaker.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * F24: the commands run under a watch on connections, datagrams and questions to the name service; none may
 * leave this machine. First of all an attempt on purpose shows that the watch would notice.
 */
final class EgressFault implements Fault {
    private static final int ROWS = 2_000;
    private static final long FIRST_NS = 1_763_351_100_000_000_000L; // 2025-11-17 09:15 IST
    private static final long STEP_NS = 100_000_000;

    private final Verdict verdict = new Verdict();

    @Override
    public String id() {
        return "F24";
    }

    @Override
    public String title() {
        return "connections to other machines";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        Path day = run.work().resolve("day");
        Path imported = run.work().resolve("imported");
        int onPurpose = attempts(run, EgressRun.ATTEMPT);
        verdict.expect(onPurpose > 0, "the watch did not notice an attempt made on purpose");
        silent(run, "demo", "--headless", "--seconds", run.tries(3, 60), "--journal", day);
        silent(run, "replay", "--journal", day);
        silent(run, "import", ticks(run.work()), "--journal", imported);
        if (run.full()) {
            silent(run, "verify", "--journal", day);
            silent(run, "verify", "--frames", "--journal", day);
            silent(run, "replay", "--journal", imported);
            silent(run, "doctor");
        }
        return verdict.result("no way out taken; an attempt on purpose was noticed");
    }

    private void silent(FaultRun run, Object... words) throws IOException, InterruptedException {
        int attempts = attempts(run, words);
        verdict.corrupted(Math.max(0, attempts), words[0] + " reached for another machine");
    }

    private int attempts(FaultRun run, Object... words) throws IOException, InterruptedException {
        verdict.tried();
        Path errors = run.work().resolve(words[0] + ".txt");
        List<String> out = new ArrayList<>();
        try (var child = ChildJvm.start(run, errors, EgressRun.class, words)) {
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                out.add(line);
            }
            int code = child.code();
            verdict.expect(code == 0, "%s ended with %d: %s", words[0], code, child.errors());
        }
        List<String> attempts = out.stream().filter(it -> it.startsWith("OUTBOUND ")).toList();
        attempts.forEach(it -> run.say(words[0] + ": " + it));
        boolean watched = out.contains("WATCHED " + attempts.size());
        verdict.expect(watched, "%s was not watched to its end", words[0]);
        return attempts.size();
    }

    /** A small recording to import. */
    private static Path ticks(Path work) throws IOException {
        var text = new StringBuilder("recv_ns,segment,token,ltp,volume\n");
        for (int row = 0; row < ROWS; row++) {
            long timeNs = FIRST_NS + row * STEP_NS;
            text.append(timeNs).append(",NSE,2885,").append(1500 + row % 7);
            text.append(',').append(1_000 + 10 * row).append('\n');
        }
        Files.writeString(
                work.resolve("ticks.instruments.csv"),
                "segment,token,symbol,type,underlying,expiry,strike,lot,tick_size\n"
                        + "NSE,2885,RELIANCE,EQ,,,,1,0.05\n");
        return Files.writeString(work.resolve("ticks.csv"), text);
    }
}
