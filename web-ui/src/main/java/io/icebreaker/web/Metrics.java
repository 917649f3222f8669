package io.icebreaker.web;

import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.HotThread;
import io.icebreaker.telemetry.LaneFigures;
import io.icebreaker.telemetry.LaneFigures.Timed;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Everything that is counted or measured, for Prometheus. Any HTTP thread. */
final class Metrics {
    private static final String OURS = "icebreaker_";
    private static final String MASTERS = "masters.";
    private static final double MS_PER_S = 1e3;
    private static final double NS_PER_S = 1e9;

    /** What of a feed can fall, too: of the instruments that are wanted, how many. */
    private static final Set<String> OF_NOW = Set.of("SUBSCRIBED", "ACKNOWLEDGED", "TICKING");

    private final Board board;
    private final EngineView engine;
    private final Health health;

    Metrics(Board board, EngineView engine, Health health) {
        this.board = board;
        this.engine = engine;
        this.health = health;
    }

    void answer(Context ctx) throws IOException {
        var text = new PrometheusText();
        about(text);
        health.counters().forEach((name, value) -> counter(text, name, value));
        feeds(text);
        journal(text);
        Memory.of(board)
                .forEach(
                        (area, bytes) ->
                                text.gauge(
                                        OURS + "memory_bytes",
                                        "Where memory is; -1 where the system does not tell.",
                                        bytes,
                                        "area",
                                        area));
        text.summary(
                OURS + "tick_page_seconds",
                "From a packet's receive time to the last byte of its frame to a page.",
                health.latency().recent(),
                health.latency().all());
        EngineFigures figures = engine.meter().figures();
        if (figures != null) {
            measured(text, figures);
        }
        ctx.result(text.toString()).contentType(PrometheusText.CONTENT_TYPE);
    }

    private void about(PrometheusText text) {
        text.gauge(
                OURS + "info",
                "1; build and mode are its labels.",
                1,
                "build",
                engine.build(),
                "mode",
                engine.mode().name());
        text.gauge(
                OURS + "uptime_seconds",
                "How long this server has run.",
                health.uptimeMs() / MS_PER_S);
        text.gauge(
                OURS + "sequence",
                "The last event on show, as the journal numbers it.",
                board.sequence());
        text.gauge(
                OURS + "journaled_sequence",
                "The last event in the journal.",
                engine.journaledSequence());
        text.gauge(OURS + "pages", "Streams open now.", health.pages());
        text.gauge(
                OURS + "healthy",
                "1 while the computing goes well and is journaled, as /api/health says.",
                health.isWell() ? 1 : 0);
    }

    private void counter(PrometheusText text, String name, long value) {
        int dot = name.indexOf('.');
        String sentence = sentence(name);
        if (dot < 0) {
            text.counter(OURS + PrometheusText.name(name), sentence, value);
            return;
        }
        String word = name.substring(dot + 1);
        String metric = OURS + "feed_" + PrometheusText.name(word);
        if (name.startsWith(MASTERS)) {
            text.counter(OURS + PrometheusText.name(name), sentence, value);
        } else if (OF_NOW.contains(word)) {
            text.gauge(metric, sentence, value, "feed", name.substring(0, dot));
        } else {
            text.counter(metric, sentence, value, "feed", name.substring(0, dot));
        }
    }

    private String sentence(String name) {
        String told = Health.BOARD.getOrDefault(name, engine.sentence(name));
        for (WebCounter counter : WebCounter.values()) {
            told = counter.name().equals(name) ? counter.sentence() : told;
        }
        return told == null ? "Counter " + name.replaceFirst("^.*\\.", "") + " of API.md." : told;
    }

    private void feeds(PrometheusText text) {
        FeedBoard feeds = board.feeds();
        for (int feed = 0; feed < TickFlags.MAX_FEEDS; feed++) {
            String name = feeds.name(feed);
            if (name != null) {
                text.gauge(
                        OURS + "feed_live",
                        "1 while ticks of the feed come.",
                        feeds.state(feed) == FeedState.LIVE ? 1 : 0,
                        "feed",
                        name);
                text.counter(
                        OURS + "feed_shown_ticks",
                        "Packets of the feed on show.",
                        feeds.ticks(feed),
                        "feed",
                        name);
                text.gauge(
                        OURS + "feed_last_tick_timestamp_seconds",
                        "When the feed's last packet came, epoch seconds; 0 for never.",
                        feeds.lastTickNs(feed) / NS_PER_S,
                        "feed",
                        name);
            }
        }
    }

    private void journal(PrometheusText text) {
        for (Map.Entry<String, Object> entry : engine.journal().entrySet()) {
            if (entry.getValue() instanceof Number number) {
                text.gauge(
                        OURS + "journal_" + PrometheusText.name(entry.getKey()),
                        "Journal: " + entry.getKey() + " of /api/health.",
                        number.doubleValue());
            } else if (entry.getKey().equals("state")) {
                text.gauge(
                        OURS + "journal_state",
                        "1 for the state the journal is in.",
                        1,
                        "state",
                        entry.getValue().toString());
            }
        }
    }

    private static void measured(PrometheusText text, EngineFigures figures) {
        timed(
                text,
                "tick_signal_seconds",
                "From a packet's receive time until what comes of it is on show.",
                figures.signal());
        text.counter(
                OURS + "slow_ticks",
                "Batches in which a packet took more than a millisecond to show.",
                figures.outlierCount());
        text.gauge(OURS + "ring_slots", "Events the ring holds.", figures.ringSize());
        figures.lanes().forEach(lane -> lane(text, lane));
        figures.threads().forEach(thread -> thread(text, thread));
        text.counter(OURS + "gc_collections", "Garbage collections.", figures.gc().collections());
        text.counter(
                OURS + "gc_seconds",
                "How long garbage collections took.",
                figures.gc().millis() / MS_PER_S);
        text.counter(
                OURS + "gc_long_pauses",
                "Garbage collections of a millisecond or more.",
                figures.gc().longPauses());
    }

    private static void lane(PrometheusText text, LaneFigures lane) {
        String[] label = {"lane", lane.name()};
        timed(text, "lane_batch_seconds", "What a batch of events costs.", lane.batches(), label);
        for (Timed stage : lane.stages()) {
            timed(
                    text,
                    "stage_seconds",
                    "What an event costs in a stage, by samples, a clock read included.",
                    stage,
                    "lane",
                    lane.name(),
                    "stage",
                    stage.name());
        }
        text.gauge(OURS + "lane_waiting_events", "Events waiting now.", lane.waiting(), label);
        text.gauge(
                OURS + "lane_waiting_seconds",
                "How long the first of them has waited.",
                lane.waitingMs() / MS_PER_S,
                label);
        text.gauge(
                OURS + "lane_most_waiting_events",
                "The most at a time in the last ten seconds.",
                lane.mostWaiting(),
                label);
        text.gauge(
                OURS + "lane_most_waiting_ever_events",
                "The most at a time since the start.",
                lane.mostWaitingEver(),
                label);
    }

    private static void timed(
            PrometheusText text, String name, String help, Timed timed, String... labels) {
        text.summary(OURS + name, help, timed.recent(), timed.all(), labels);
    }

    private static void thread(PrometheusText text, HotThread thread) {
        text.counter(
                OURS + "thread_allocated_bytes",
                "What threads that handle packets allocated.",
                thread.bytes(),
                "thread",
                thread.name(),
                "kind",
                thread.isLane() ? "lane" : "socket");
    }
}
