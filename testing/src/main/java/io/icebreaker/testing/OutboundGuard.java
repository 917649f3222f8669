package io.icebreaker.testing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Fails a whole test run in which anybody tried to reach another machine: no telemetry, no download, no
 * broker. Registered as a service, so it is there wherever this module is on a test's class path. It watches
 * from the first test that is run; a process that only looks for tests, as the build tool's own does before
 * it shares them out, is left alone.
 */
public final class OutboundGuard implements LauncherSessionListener {
    /** Exit code of such a run; the build tool reports a test process that ended badly. */
    static final int CODE = 97;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new Installs());
    }

    private static final class Installs implements TestExecutionListener {
        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            OutboundWatch.install();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        List<String> attempts = OutboundWatch.attempts();
        if (!attempts.isEmpty()) {
            // The process's own stream: the build tool's would be lost when the process halts.
            var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
            err.println("Tests must reach nothing but this machine; attempts were made");
            attempts.forEach(attempt -> err.println("  " + attempt));
            Runtime.getRuntime().halt(CODE);
        }
    }
}
