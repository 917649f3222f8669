package io.icebreaker.bench;

import io.icebreaker.feed.sim.KiteServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Kite's simulator in a process of its own, for {@link FeedLoad}. Arguments: instruments, packets a
 * second of each, day. Says {@code URL}, then {@code BEGUN} when everything is subscribed and flows; on
 * {@code STOP} ends the flow and says {@code SENT}; ends with its input.
 */
public final class FeedLoadServer {
    public static final String API_KEY = "load";
    public static final String TOKEN = "load-token";
    private static final long PUMP_NS = 5_000_000L;
    private static final long LOOK_MS = 20;

    private FeedLoadServer() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        LocalDate today = LocalDate.parse(args[2]);
        var universe = new LoadUniverse(count, today);
        var source = new LoadSource(universe.instruments(), Integer.parseInt(args[1]), today);
        try (var server = new KiteServer(0, API_KEY, TOKEN, source);
                var in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            server.drive(new SystemEpochNanoClock(), PUMP_NS);
            System.out.println("URL " + server.url());
            while (server.inFullMode() < count) {
                Thread.sleep(LOOK_MS);
            }
            source.flow(true);
            System.out.println("BEGUN");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("STOP")) {
                    source.flow(false);
                    Thread.sleep(LOOK_MS * 5); // what the last pump has in hand goes out
                    System.out.println("SENT " + source.sent());
                }
            }
        }
    }
}
