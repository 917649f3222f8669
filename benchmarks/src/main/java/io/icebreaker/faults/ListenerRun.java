package io.icebreaker.faults;

import java.io.IOException;
import java.nio.file.Path;

/** A {@link Listener} in its process, seen from outside. A thread of its own reads what it says. */
final class ListenerRun implements AutoCloseable {
    private final ChildJvm child;
    private final Thread ears;
    private volatile long newest;

    ListenerRun(FaultRun run, Path journal, String url, String token) throws IOException {
        Path errors = run.work().resolve("listener.err");
        child = ChildJvm.start(run, errors, Listener.class, journal, url, token);
        ears = new Thread(this::listen, "listener-output");
        ears.setDaemon(true);
        ears.start();
    }

    private void listen() {
        try {
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                if (line.startsWith("AT ")) {
                    newest = Long.parseLong(line.substring(3));
                }
            }
        } catch (IOException e) {
            System.err.println("listener's output: " + e);
        }
    }

    /** The newest number it has seen. */
    long newest() {
        return newest;
    }

    boolean isAlive() {
        return child.isAlive();
    }

    String errors() throws IOException {
        return child.errors();
    }

    /** Sends STOP or CONT. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-" + name, Long.toString(child.pid()))
                        .inheritIO()
                        .start();
        if (kill.waitFor() != 0) {
            throw new IOException("cannot send SIG" + name + " to process " + child.pid());
        }
    }

    /** Lets it collect all its garbage, everything else standing still meanwhile. */
    void collect() throws IOException {
        child.tell(Listener.COLLECT);
    }

    /** Lets it close its journal and end. */
    void stop() throws IOException, InterruptedException {
        child.tell("stop");
        int code = child.code();
        ears.join();
        if (code != 0) {
            throw new IOException("the engine ended with " + code + ": " + child.errors());
        }
    }

    @Override
    public void close() throws InterruptedException {
        child.kill();
    }
}
