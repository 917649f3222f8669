package io.icebreaker.bench.whole;

import io.icebreaker.bench.LoadUniverse;
import io.icebreaker.tick.Tick;
import io.javalin.Javalin;
import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The peer of the page server, as a tutorial has it: each packet goes to each page as an event of its own,
 * written where it arises. The same packets by the same schedule.
 */
final class PlainServer implements AutoCloseable {
    private final List<SseClient> pages = new CopyOnWriteArrayList<>();
    private final Javalin javalin;
    private final PacedTicks source;

    PlainServer(EpochNanoClock clock) {
        javalin =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.routes.sse("/stream", this::open);
                        });
        javalin.start("127.0.0.1", 0);
        var instruments = new LoadUniverse(FanOutEngine.INSTRUMENTS, PacedTicks.DAY).instruments();
        source = new PacedTicks(instruments, clock, this::send);
    }

    private void open(SseClient page) {
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
    }

    private void send(Tick tick) {
        String text =
                "{\"t\":"
                        + tick.receiveTimeNs()
                        + ",\"id\":"
                        + tick.id()
                        + ",\"ltp\":"
                        + tick.ltp()
                        + ",\"volume\":"
                        + tick.volume()
                        + "}";
        for (SseClient page : pages) {
            page.sendEvent("tick", text);
        }
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() throws InterruptedException {
        source.close();
        javalin.stop();
    }
}
