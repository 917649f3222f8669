package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A whole simulated day in this process: market, socket, engine, journal and page. */
final class Demo implements AutoCloseable {
    private static final long SEED = 20260817;

    private final DemoDay day;
    private final String address;

    Demo(Path directory) throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var market = DemoMarket.onLastWeekday(today, SEED, 0, 1);
        var plan =
                new DemoDay.Plan(
                        directory,
                        market,
                        Profile.QUIET_VPS,
                        PipelineSetup.DEFAULT_INSTRUMENTS,
                        DemoBroker.named("kite"),
                        0,
                        new DemoAlerts().plan(directory, List.of()),
                        true);
        day = DemoDay.open(plan);
        address = day.serve(0);
    }

    String address() {
        return address;
    }

    JsonTree health() throws IOException, InterruptedException {
        return health(address);
    }

    static JsonTree health(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "api/health")).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonTree.parse(answer.body());
    }

    @Override
    public void close() {
        day.close();
    }
}
