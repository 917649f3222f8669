package io.icebreaker.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Recorder} in its process, seen from outside: what it has said so far. A thread of its own reads
 * its output to the end, so that what was acknowledged before a kill is known after it.
 */
final class RecorderRun implements AutoCloseable {
    private static final long PATIENCE_S = 120;

    private final ChildJvm child;
    private final Thread listener;
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch accepting = new CountDownLatch(1);
    private volatile long recovered = -1;
    private volatile String recoveredHash = "";
    private volatile long acknowledged;
    private volatile long acknowledgedAtNs = System.nanoTime();
    private volatile double acceptingAfterSeconds = Double.NaN;
    private volatile long saidPid;
    private final StringBuffer phases = new StringBuffer();

    private RecorderRun(ChildJvm child) {
        this.child = child;
        listener = new Thread(this::listen, "recorder-output");
        listener.setDaemon(true);
        listener.start();
    }

    /** What a recorder is told; {@code rollAfterMs} below 0 keeps it within the day. */
    record Plan(Path journal, long seed, String profile, int day, long rollAfterMs) {}

    /** Starts one, behind the words of {@code before}, such as unshare and its options. */
    static RecorderRun start(FaultRun run, Plan plan, List<String> before, Path errors)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                ChildJvm.command(
                        run,
                        ChildJvm.jdk(),
                        Recorder.class,
                        plan.journal(),
                        plan.seed(),
                        plan.profile(),
                        plan.day(),
                        plan.rollAfterMs()));
        return new RecorderRun(ChildJvm.start(command, errors));
    }

    private void listen() {
        try {
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                hear(line.split(" "));
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("recorder's output: " + e);
        } finally {
            opening.countDown();
            accepting.countDown();
        }
    }

    private void hear(String[] words) {
        switch (words[0]) {
            case "PID" -> saidPid = Long.parseLong(words[1]);
            case "OPEN" -> {
                phase();
                opening.countDown();
            }
            case "RECOVERED" -> {
                phase();
                recoveredHash = words[2];
                recovered = Long.parseLong(words[1]);
            }
            case "ACK" -> {
                acknowledged = Long.parseLong(words[1]);
                acknowledgedAtNs = System.nanoTime();
                if (accepting.getCount() > 0) {
                    phase();
                    acceptingAfterSeconds = child.seconds();
                    accepting.countDown();
                }
            }
            default -> System.err.println("recorder said: " + String.join(" ", words));
        }
    }

    private void phase() {
        phases.append(phases.isEmpty() ? "" : " / ");
        phases.append(String.format(Locale.ROOT, "%.2f", child.seconds()));
    }

    /** Seconds from its start until it opened the journal, had recovered it, accepted an event. */
    String phases() {
        return phases + " s";
    }

    /** Waits until it is about to open the journal; false when it has ended before. */
    boolean awaitOpening() throws InterruptedException {
        return opening.await(PATIENCE_S, TimeUnit.SECONDS) && child.isAlive();
    }

    /** Waits until it has journaled its first new event; false when it has ended or hangs. */
    boolean awaitAccepting() throws InterruptedException {
        return accepting.await(PATIENCE_S, TimeUnit.SECONDS) && isAccepting();
    }

    boolean isAccepting() {
        return !Double.isNaN(acceptingAfterSeconds);
    }

    /** From its start to its first new event in the journal; NaN when it never came that far. */
    double acceptingAfterSeconds() {
        return acceptingAfterSeconds;
    }

    /** The last event it said was in the journal, 0 when it said none. */
    long acknowledged() {
        return acknowledged;
    }

    /** When it said so, by {@link System#nanoTime}. */
    long acknowledgedAtNs() {
        return acknowledgedAtNs;
    }

    /** Last event found in the journal at its start; -1 when it never came that far. */
    long recovered() {
        return recovered;
    }

    /** Hash of the output up to there. */
    String recoveredHash() {
        return recoveredHash;
    }

    /** Its number as it sees it itself. */
    long saidPid() {
        return saidPid;
    }

    ChildJvm child() {
        return child;
    }

    /** SIGKILL to the recorder itself, also when it is a child of our child; then hears it out. */
    void kill() throws InterruptedException {
        List<ProcessHandle> inner =
                ProcessHandle.of(child.pid()).stream().flatMap(ProcessHandle::descendants).toList();
        inner.forEach(ProcessHandle::destroyForcibly);
        child.kill();
        listener.join();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
