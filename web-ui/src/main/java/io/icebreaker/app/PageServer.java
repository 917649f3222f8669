package io.icebreaker.app;

import io.icebreaker.app.broker.Wizard;
import io.icebreaker.publish.Board;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.WebConfig;
import io.icebreaker.web.WebServer;
import java.util.Set;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;

/** The page's server with an address a person can open, and a clear word when the port is taken. */
final class PageServer implements AutoCloseable {
    private final WebServer server;

    private final ReplayDesk desk;

    private final Runnable end;

    private PageServer(WebServer server, ReplayDesk desk, Runnable end) {
        this.server = server;
        this.desk = desk;
        this.end = end;
    }

    /** {@code days}: the recordings that can be looked at below /replay/. */
    static PageServer start(
            int port, Board board, EngineView view, EpochNanoClock clock, RecordedDays days) {
        var desk = new ReplayDesk(days);
        return start(
                port, desk, () -> {}, config -> WebServer.start(config, board, view, clock, desk));
    }

    /** The same with the broker wizard, which ends with it. */
    static PageServer start(
            int port,
            Board board,
            EngineView view,
            EpochNanoClock clock,
            RecordedDays days,
            Wizard brokers) {
        var desk = new ReplayDesk(days);
        return start(
                port,
                desk,
                brokers::close,
                config -> WebServer.start(config, board, view, clock, desk, brokers));
    }

    private static PageServer start(
            int port, ReplayDesk desk, Runnable end, Function<WebConfig, WebServer> server) {
        try {
            return new PageServer(server.apply(WebConfig.onPort(port)), desk, end);
        } catch (RuntimeException e) {
            desk.stop();
            end.run();
            throw new CommandException(
                    "the page cannot be served on port "
                            + port
                            + " ("
                            + e.getMessage()
                            + "); is Icebreaker running already? Choose another port, 0 takes a"
                            + " free one",
                    e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /** Every path under /api that is answered. */
    Set<String> paths() {
        return server.paths();
    }

    @Override
    public void close() {
        server.close();
        desk.stop();
        end.run();
    }

    /** Where the recorded day's page is. */
    String replayAddress() {
        return address() + "replay/";
    }

    /** The recorded days and the one that is open. */
    ReplayDesk desk() {
        return desk;
    }
}
