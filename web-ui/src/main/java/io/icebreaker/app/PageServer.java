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

    private PageServer(WebServer server) {
        this.server = server;
    }

    static PageServer start(int port, Board board, EngineView view, EpochNanoClock clock) {
        try {
            return new PageServer(WebServer.start(WebConfig.onPort(port), board, view, clock));
        } catch (RuntimeException e) {
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
    }
}
