package io.icebreaker.faults;

import java.util.List;

/** F1: SIGKILL at any moment loses nothing acknowledged, and the next start goes on. */
final class KillFault implements Fault {
    @Override
    public String id() {
        return "F1";
    }

    @Override
    public String title() {
        return "kill -9 at random moments";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        return new KillCampaign(run, List.of()).kill(run.tries(25, 500));
    }
}
