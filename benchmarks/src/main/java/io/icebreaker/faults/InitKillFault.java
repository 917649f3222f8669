package io.icebreaker.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * F2: the same as process 1 of a PID namespace, as in a container, where the number in a lock that was left
 * behind is always that of a living process: the new one's own.
 */
final class InitKillFault implements Fault {
    private static final List<String> UNSHARE =
            List.of("unshare", "--pid", "--fork", "--mount-proc");

    @Override
    public String id() {
        return "F2";
    }

    @Override
    public String title() {
        return "kill -9 as process 1";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        String refusal = refusal();
        return refusal == null
                ? new KillCampaign(run, UNSHARE).kill(run.tries(10, 50))
                : FaultResult.skipped("no PID namespace here: " + refusal);
    }

    /** Why this machine gives us no namespace; null when it does. */
    private static String refusal() throws InterruptedException {
        try {
            var words = new ArrayList<>(UNSHARE);
            words.add("true");
            Process probe = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(probe.getInputStream().readAllBytes()).strip();
            boolean ended = probe.waitFor(10, TimeUnit.SECONDS);
            return ended && probe.exitValue() == 0 ? null : "unshare says '" + said + "'";
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
