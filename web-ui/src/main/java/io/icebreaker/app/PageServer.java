package io.icebreaker.app;

import io.icebreaker.publish.Board;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.WebConfig;
import io.icebreaker.web.WebServer;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;

/** The page's server with an address a person can open, and a clear word when the port is taken. */
final class PageServer implements AutoCloseable {
    private final WebServer server;

    private final ReplayDesk desk;

    private PageServer(WebServer server, ReplayDesk desk) {
        this.server = server;
        this.desk = desk;
    }

    /** {@code days}: the recordings that can be looked at below /replay/. */
    static PageServer start(
            int port, Board board, EngineView view, EpochNanoClock clock, RecordedDays days) {
        var desk = new ReplayDesk(days);
        try {
            var server = WebServer.start(WebConfig.onPort(port), board, view, clock, desk);
            return new PageServer(server, desk);
        } catch (RuntimeException e) {
            desk.stop();
            throw new CommandException(
                    "the page cannot be served on port "
                            + port
                            + " ("
                            + e.getMessage()
                            + "); is Icebreaker running already? Choose another port, 0 takes a free one",
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
