package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.telemetry.GcFigures;
import io.icebreaker.telemetry.HotThread;
import io.icebreaker.telemetry.LaneFigures;
import io.icebreaker.telemetry.LaneFigures.Timed;
import io.icebreaker.telemetry.LatencyHistogram;
import io.icebreaker.telemetry.Outlier;
import io.icebreaker.telemetry.Spread;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured reaches page, Prometheus and HdrHistogram's tools as it was measured. */
final class LatencyApiTest {
    private static final Spread RECENT =
            new Spread(1_000, 2_000_000, 9_540, 31_200, 40_000, 412_345);
    private static final Spread ALL =
            new Spread(90_000, 3_000_000_000L, 9_000, 30_000, 41_000, 5_000_000);

    private final LatencyHistogram histogram = new LatencyHistogram();
    private volatile EngineFigures figures = figures(2_000);
    private WebServer server;
    private Client client;

    private static EngineFigures figures(long ticks) {
        var stage = new Timed("flow", RECENT, ALL);
        var lane = new LaneFigures("lane-analysis", stage, List.of(stage), 3, 17, 212, 4_000);
        return new EngineFigures(
                Market.OPEN_NS,
                Market.OPEN_NS - Market.SECOND_NS,
                65_536,
                ticks,
                new Timed("tick-signal", RECENT, ALL),
                List.of(lane),
                List.of(
                        new HotThread("lane-analysis", true, 4_096, 1),
                        new HotThread("socket-kite \"a\"", false, 70, 7),
                        new HotThread("socket-kite \"a\"", false, 30, 3)),
                1,
                10,
                new GcFigures(
                        2, 12, 1, List.of(new GcFigures.Pause(Market.OPEN_NS, 11, "Copy: full"))),
                List.of(new Outlier(Market.OPEN_NS, 5_000_000, 4_000_000, 9, Outlier.Cause.GC)),
                1);
    }

    private final class Measured extends Market implements EngineMeter {
        Measured() {
            super(2, 1 << 12);
        }

        @Override
        public EngineMeter meter() {
            return this;
        }

        @Override
        public String sentence(String counter) {
            return counter.equals("LATE") ? "Late \\ trades." : null;
        }

        @Override
        public Map<String, Object> journal() {
            return Map.of("state", "JOURNALED", "windowMaxMs", 1.5, "sync", "every 50 ms");
        }

        @Override
        public EngineFigures figures() {
            return figures;
        }

        @Override
        public long[][] minutes() {
            return new long[][] {{Market.OPEN_NS, 9_540, 31_200, 412_345, 5, 100}};
        }

        @Override
        public void histograms(BiConsumer<String, LatencyHistogram> reader) {
            reader.accept("tick-signal", histogram);
        }
    }

    @BeforeEach
    void start() {
        var market = new Measured();
        market.trade(0, Market.OPEN_NS, 245_000_000, Market.LOT, 1);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsMicrosecondsByLaneAndStage() throws Exception {
        JsonTree latency = client.json("/api/latency");
        assertEquals(true, latency.at("measured").raw());
        JsonTree recent = latency.at("signal").at("recent");
        assertEquals(9.54, recent.at("p50Us").raw());
        assertEquals(31.2, recent.at("p99Us").raw());
        assertEquals(40L, recent.at("p999Us").raw());
        assertEquals(412.35, recent.at("maxUs").raw());
        assertEquals(90_000, latency.at("signal").at("all").at("count").number());
        JsonTree lane = latency.at("lanes").at(0);
        assertEquals(212, lane.at("mostWaiting").number());
        assertEquals(17, lane.at("waitingMs").number());
        assertEquals("flow", lane.at("stages").at(0).at("stage").text());
        assertEquals("GC", latency.at("outliers").at(0).at("cause").text());
        assertEquals(412.35, latency.at("minutes").at(0).at(3).raw());
        assertEquals(0.005, latency.at("allocation").at("socketBytesPerTick").raw());
        assertEquals(11, latency.at("gc").at("pauses").at(0).at("ms").number());
        assertTrue(latency.at("machine").at("threads").number() > 1);
    }

    @Test
    void bytesPerTickAreUnknownWithoutTicks() throws Exception {
        figures = figures(0);
        assertNull(client.json("/api/latency").at("allocation").at("laneBytesPerTick").raw());
    }

    @Test
    void saysWhenNothingIsMeasured() throws Exception {
        figures = null;
        JsonTree latency = client.json("/api/latency");
        assertEquals(false, latency.at("measured").raw());
        assertFalse(latency.has("signal"));
        assertEquals(0, latency.at("page").at("all").at("count").number());
    }

    @Test
    void everyLineIsPrometheusAndEveryCounterIsThereAsHealthHasIt() throws Exception {
        HttpResponse<String> answer = client.get("/metrics");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").toLowerCase());
        PrometheusLines lines = PrometheusLines.of(answer.body());
        Map<?, ?> counters = (Map<?, ?>) client.json("/api/health").at("counters").raw();
        assertTrue(counters.size() > 10);
        counters.forEach(
                (name, value) -> {
                    String metric = "icebreaker_" + name.toString().toLowerCase() + "_total";
                    assertEquals((double) (Long) value, lines.value(metric), metric);
                });
        assertEquals("Late \\\\ trades.", lines.help("icebreaker_late_total"));
        assertEquals(WebCounter.WEB_ERRORS.sentence(), lines.help("icebreaker_web_errors_total"));
    }

    @Test
    void prometheusHearsWhatThePageHears() throws Exception {
        PrometheusLines lines = PrometheusLines.of(client.get("/metrics").body());
        String signal = "icebreaker_tick_signal_seconds";
        assertEquals(31.2e-6, lines.value(signal, "{quantile=0.99}"), 1e-12);
        assertEquals(412.345e-6, lines.value(signal, "{quantile=1}"), 1e-12);
        assertEquals(3, lines.value(signal + "_sum"), 1e-12);
        assertEquals(90_000, lines.value(signal + "_count"));
        String page = "icebreaker_tick_page_seconds";
        assertTrue(Double.isNaN(lines.value(page, "{quantile=0.5}")));
        assertEquals(
                9.54e-6,
                lines.value(
                        "icebreaker_stage_seconds",
                        "{lane=lane-analysis, quantile=0.5, stage=flow}"),
                1e-12);
        String allocated = "icebreaker_thread_allocated_bytes_total";
        assertEquals(100, lines.value(allocated, "{kind=socket, thread=socket-kite \\\"a\\\"}"));
        assertEquals(0.012, lines.value("icebreaker_gc_seconds_total"), 1e-12);
        assertEquals(1.5, lines.value("icebreaker_journal_window_max_ms"));
        assertEquals(1, lines.value("icebreaker_journal_state", "{state=JOURNALED}"));
        assertEquals(1, lines.value("icebreaker_feed_live", "{feed=kite}"));
        assertEquals(1, lines.value("icebreaker_healthy"));
        assertEquals(65_536, lines.value("icebreaker_ring_slots"));
    }

    @Test
    void theLogHoldsEveryValue() throws Exception {
        histogram.record(9_000, 41);
        byte[] log = client.get("/api/latency.hlog").body().getBytes(StandardCharsets.US_ASCII);
        try (var reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            var read = (Histogram) reader.nextIntervalHistogram();
            assertEquals("tick-signal", read.getTag());
            assertEquals(41, read.getTotalCount());
            assertEquals(9_000, read.getValueAtPercentile(50), 300);
        }
    }

    @Test
    void pagesHearOfItOnceASecond() throws Exception {
        try (var events = client.stream("quotes")) {
            JsonTree signal = events.frameWith("sig").at("sig");
            assertEquals(9.54, signal.at(0).raw());
            assertEquals(412.35, signal.at(2).raw());
        }
    }

    @Test
    void metricsAreNotForOtherSites() throws Exception {
        assertEquals(403, client.get("/metrics", "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(200, client.get("/metrics", "Sec-Fetch-Site", "none").statusCode());
    }
}
