package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.web.JsonTree;
import io.icebreaker.web.PrometheusLines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated morning as Prometheus and the page's latency panel see it. */
class MeasuredDayTest {
    private static final long PATIENCE_NS = 60_000_000_000L;

    @TempDir Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatTheEngineMeasuresReachesItsAnswers() throws Exception {
        try (var engine = new SimulatedEngine(directory, Settings.DEFAULTS, 2)) {
            long ticks = engine.engine().pipeline().counters().get(Counter.TICKS);
            JsonTree latency = counted(engine, ticks);
            JsonTree lane = latency.at("lanes").at(0);
            List<String> stages =
                    lane.at("stages").items().stream().map(it -> it.at("stage").text()).toList();
            assertTrue(
                    stages.containsAll(List.of("journal", "flow", "output", "board")), "" + stages);
            assertEquals(0, lane.at("waiting").number());
            PrometheusLines lines = PrometheusLines.of(get(engine, "metrics"));
            Map<?, ?> counters =
                    (Map<?, ?>) JsonTree.parse(get(engine, "api/health")).at("counters").raw();
            for (int i = 0; i < Counter.count(); i++) {
                String name = Counter.of(i).name();
                String metric = "icebreaker_" + name.toLowerCase(Locale.ROOT) + "_total";
                assertEquals((double) (Long) counters.get(name), lines.value(metric), name);
                assertEquals(Counter.of(i).sentence(), lines.help(metric));
            }
            assertEquals(ticks, lines.value("icebreaker_tick_signal_seconds_count"));
            assertTrue(get(engine, "api/latency.hlog").contains("Tag=lane-analysis.flow"));
        }
    }

    /** Figures are made once a second: those in which all packets are counted. */
    private JsonTree counted(SimulatedEngine engine, long ticks) throws Exception {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (true) {
            JsonTree latency = JsonTree.parse(get(engine, "api/latency"));
            if (latency.has("signal")
                    && latency.at("signal").at("all").at("count").number() == ticks) {
                return latency;
            }
            assertTrue(System.nanoTime() < untilNs, "not measured: " + latency.raw());
            Thread.sleep(50);
        }
    }

    private String get(SimulatedEngine engine, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(engine.address() + path)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }
}
