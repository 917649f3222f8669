package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed by SIGKILL in the middle of messages, the engine sends none of them twice. */
class AlertKillTest {
    private static final int ALERTS = 30;
    private static final int ROUNDS = 2;
    private static final long SEED = 11;
    private static final long PATIENCE_S = 60;
    private static final Pattern NUMBER = Pattern.compile("alert (\\d+)\\.");

    @TempDir Path directory;

    /** How often each alert was taken by the other side, and tried. */
    private final Map<Integer, Integer> taken = new TreeMap<>();

    private final Map<Integer, Integer> tried = new TreeMap<>();
    private final long startNs = System.currentTimeMillis() * 1_000_000;
    private CountDownLatch caught;
    private CountDownLatch killed;
    private SimHttp http;

    @BeforeEach
    void start() throws IOException {
        AlertRig.keys(directory);
        http = SimHttp.start();
        http.on("POST", "/bot" + AlertRig.TELEGRAM + "/sendMessage", this::take);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    /** Every tenth is refused at first; the one a kill is to hit is taken, but nobody hears so. */
    private SimReply take(SimRequest request) {
        Matcher matcher = NUMBER.matcher(request.body());
        assertTrue(matcher.find(), request.body());
        int n = Integer.parseInt(matcher.group(1));
        CountDownLatch wait = null;
        synchronized (this) {
            if (n % 10 == 0 && tried.merge(n, 1, Integer::sum) == 1) {
                return SimReply.json(500, "{\"ok\":false,\"description\":\"try again\"}");
            }
            taken.merge(n, 1, Integer::sum);
            if (caught != null) {
                caught.countDown();
                caught = null;
                wait = killed;
            }
        }
        await(wait);
        return SimReply.json("{\"ok\":true,\"result\":{\"message_id\":" + n + "}}");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (latch != null) {
                latch.await(PATIENCE_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Dorg.sqlite.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlertChild.class.getName(),
                        directory.toString(),
                        http.url(),
                        Long.toString(startNs),
                        Integer.toString(ALERTS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("out").toFile()))
                .start();
    }

    private static void kill(Process child) throws InterruptedException {
        child.destroyForcibly().waitFor();
    }

    /** While the other side has a message and has not answered. */
    private void killDuringACall() throws Exception {
        CountDownLatch during = new CountDownLatch(1);
        CountDownLatch after = new CountDownLatch(1);
        synchronized (this) {
            caught = during;
            killed = after;
        }
        Process child = child();
        try {
            assertTrue(during.await(PATIENCE_S, TimeUnit.SECONDS), "no call: " + out());
        } finally {
            kill(child);
            after.countDown();
        }
    }

    /** Some time after so many more were taken. */
    private void killSomewhere(int more, long micros) throws Exception {
        int before = takenSoFar();
        Process child = child();
        try {
            AlertRig.await(
                    more + " more",
                    () -> takenSoFar() >= Math.min(ALERTS, before + more) || !child.isAlive());
            TimeUnit.MICROSECONDS.sleep(micros);
        } finally {
            kill(child);
        }
    }

    private synchronized int takenSoFar() {
        return taken.size();
    }

    private String out() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    @Test
    void noKillMakesAMessageArriveTwice() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            killDuringACall();
            killSomewhere(random.nextInt(3, 9), random.nextInt(4_000));
        }
        Process last = child();
        assertTrue(last.waitFor(PATIENCE_S, TimeUnit.SECONDS), "it never ended");
        assertEquals(0, last.exitValue(), out());
        try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
            List<AlertRow> rows = history.alerts(AlertFilter.LIVE, ALERTS + 1);
            assertEquals(ALERTS, rows.size());
            rows.forEach(this::check);
            long unknown =
                    rows.stream().filter(row -> status(row) == DeliveryStatus.UNKNOWN).count();
            assertTrue(unknown >= ROUNDS && unknown <= 2 * ROUNDS, unknown + " unknown");
        }
        assertTrue(out().contains("are not sent again"), out());
    }

    private void check(AlertRow row) {
        int n = (int) row.alert().sequence();
        int times = taken.getOrDefault(n, 0);
        switch (status(row)) {
            case SENT -> assertEquals(1, times, "alert " + n + " is told as sent");
            case UNKNOWN -> assertTrue(times <= 1, "alert " + n + " arrived " + times + " times");
            default -> throw new AssertionError("alert " + n + " is " + status(row));
        }
    }

    private static DeliveryStatus status(AlertRow row) {
        return row.deliveries().get(Channel.TELEGRAM);
    }
}
