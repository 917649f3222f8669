package io.icebreaker.app.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether the machine's clock can be trusted: it must run as fast as the monotonic one since this process
 * began, and the system must say that it follows a time server, where it can be asked.
 */
public final class ClockWatch implements Supplier<String> {
    private static final long MOST_DRIFT_MS = 1_000;
    private static final long PATIENCE_S = 2;

    private final long wallMs = System.currentTimeMillis();
    private final long monotonicNs = System.nanoTime();

    /** What is wrong, "" for nothing. */
    @Override
    public String get() {
        long ranMs = (System.nanoTime() - monotonicNs) / 1_000_000;
        long driftMs = System.currentTimeMillis() - wallMs - ranMs;
        if (Math.abs(driftMs) > MOST_DRIFT_MS) {
            return "was set by "
                    + driftMs
                    + " ms since the engine started: keep it by NTP (chrony)";
        }
        return isUnsynchronised() ? "follows no time server: keep it by NTP (chrony)" : "";
    }

    private static boolean isUnsynchronised() {
        try {
            Process ask =
                    new ProcessBuilder("timedatectl", "show", "-p", "NTPSynchronized", "--value")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!ask.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                ask.destroyForcibly();
                return false;
            }
            var said = new String(ask.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.strip().equals("no");
        } catch (IOException e) {
            return false; // a system without timedatectl: nobody to ask
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
