package io.icebreaker.web;

import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.View;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page and its answers once more below {@code /replay/}, on the board of the recorded day that is open.
 * When another board takes its place (a way back is a new replay) pages are greeted anew; when the day is
 * closed their streams end.
 */
final class ReplaySite implements AutoCloseable {
    static final String BASE = "/replay";

    /** What is being served: one board's answers. */
    private record Served(
            TimeMachine machine,
            View view,
            Map<String, Handler> answers,
            Stream stream,
            SseHub hub) {}

    private final Replays replays;
    private final WebConfig config;
    private final WebCounter.Set counters;
    private final PageFiles files;
    private Served served;

    ReplaySite(Replays replays, WebConfig config, WebCounter.Set counters, PageFiles files) {
        this.replays = replays;
        this.config = config;
        this.counters = counters;
        this.files = files;
    }

    /** Adds the routes: all of {@code live}'s below our base. */
    void route(RoutesConfig to, Routes live) {
        live.forEach((path, handler) -> to.get(BASE + path, ctx -> answer(path, ctx)));
        to.get(BASE + "/api/stream", ctx -> served().stream().open(ctx));
        to.post(BASE + "/api/stream/topics", ctx -> served().stream().topics(ctx));
        to.get(BASE, this::base);
        to.get(BASE + "/*", this::file);
    }

    /** The page's links are relative: its address must end with a slash. */
    private void base(Context ctx) throws IOException {
        if (ctx.path().endsWith("/")) {
            files.get(ctx, "");
        } else {
            ctx.redirect(BASE + "/");
        }
    }

    private void answer(String path, Context ctx) throws Exception {
        served().answers().get(path).handle(ctx);
    }

    private void file(Context ctx) throws IOException {
        files.get(ctx, ctx.path().substring(BASE.length() + 1));
    }

    private Served served() {
        Served now = look();
        if (now == null) {
            String note = replays.note();
            throw new Refusal(
                    409,
                    "no recorded day is open" + (note == null ? "" : ": " + note),
                    "journal",
                    "POST /api/replay/open with {\"journal\":NAME}; GET /api/replay lists the names");
        }
        return now;
    }

    /** Follows what is open by now; null when nothing is. */
    synchronized Served look() {
        TimeMachine machine = replays.current();
        View view = machine == null ? null : machine.view();
        if (served != null && served.machine() != machine) {
            served.hub().close();
            served = null;
        }
        if (machine != null && (served == null || served.view() != view)) {
            served = serve(machine, view);
        }
        return served;
    }

    private Served serve(TimeMachine machine, View view) {
        EngineView engine = replays.engine(view);
        SseHub hub = served == null ? newHub(machine, view, engine) : served.hub();
        if (served != null) {
            hub.show(view.board(), engine);
        }
        var health = new Health(view.board(), engine, counters, hub);
        Map<String, Handler> answers = new TreeMap<>();
        new Routes(view.board(), engine, health).forEach(answers::put);
        return new Served(machine, view, answers, new Stream(view.board(), counters, hub), hub);
    }

    private SseHub newHub(TimeMachine machine, View view, EngineView engine) {
        var hub =
                new SseHub(
                        view.board(),
                        engine,
                        counters,
                        () -> machine.view().board().engineTimeNs(), // a past day has no lateness
                        config.maxPages(),
                        config.stall().toNanos());
        hub.watch(this::look);
        hub.start();
        return hub;
    }

    @Override
    public synchronized void close() {
        if (served != null) {
            served.hub().close();
            served = null;
        }
    }
}
