package io.icebreaker.app.broker;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** Step 3 from its first click: the day's instruments, then a live test. Any thread; works on its own. */
final class TestRun implements AutoCloseable {
    private final Account account;
    private final Map<String, String> environment;
    private final WizardFiles files;
    private final InstantSource clock;
    private final EpochNanoClock nanoClock;
    private LiveTest live;
    private String failure;
    private boolean isClosed;

    TestRun(
            Account account,
            Map<String, String> environment,
            WizardFiles files,
            InstantSource clock,
            EpochNanoClock nanoClock) {
        this.account = account;
        this.environment = environment;
        this.files = files;
        this.clock = clock;
        this.nanoClock = nanoClock;
        var worker = new Thread(this::run, "broker-test");
        worker.setDaemon(true);
        worker.start();
    }

    private void run() {
        try {
            var three = Instruments.of(account, files, clock).forTest();
            begin(() -> new LiveTest(account, environment, three, nanoClock));
        } catch (IOException | IllegalArgumentException e) {
            fail(e.getMessage());
        }
    }

    private synchronized void begin(Supplier<LiveTest> test) {
        if (!isClosed) {
            live = test.get();
        }
    }

    private synchronized void fail(String why) {
        failure = why;
    }

    synchronized Map<String, Object> show() {
        if (live != null) {
            return live.show();
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("running", failure == null);
        shown.put("passed", false);
        shown.put("state", failure == null ? "INSTRUMENTS" : "OVER");
        shown.put("symbols", List.of());
        shown.put("failure", failure);
        shown.put("code", "");
        return shown;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (live != null) {
            live.close();
        }
    }
}
