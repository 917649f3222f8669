package io.icebreaker.web;

import io.icebreaker.travel.Status;
import io.icebreaker.travel.Stride;
import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.TravelException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The transport of a recorded day: open, play, speed, pause, seek, step, loop, bookmark, close. Every request
 * that changes something answers with the session as it then stands; what takes longer than a second goes
 * on, and the session says SEEKING. Any HTTP thread.
 */
final class ReplayApi {
    private static final String PATH = "/api/replay";
    private static final int MAX_LABEL = 80;

    private static final String OPEN =
            "{\"journal\":NAME}, perhaps with \"sequence\" or \"timeNs\"";
    private static final String PLAY = "{\"speed\":0.5 to 64, or \"max\"}";
    private static final String SEEK = "{\"sequence\":n} or {\"timeNs\":n}";
    private static final String STEP =
            "{\"by\":\"tick\", \"bar\" or \"signal\",\"count\":1 or -1}, perhaps an instrument's \"id\"";
    private static final String LOOP = "{\"fromNs\":n,\"toNs\":n}, or {} to end it";
    private static final String BOOKMARK =
            "{\"label\":TEXT}, or {\"forget\":SEQUENCE}; a label has at most "
                    + MAX_LABEL
                    + " letters";

    private final Replays replays;
    private final Map<String, BiFunction<Context, TimeMachine, TimeMachine>> commands =
            new TreeMap<>();

    ReplayApi(Replays replays) {
        this.replays = replays;
        commands.put("play", this::play);
        commands.put("speed", this::speed);
        commands.put("pause", this::pause);
        commands.put("seek", this::seek);
        commands.put("step", this::step);
        commands.put("loop", this::loop);
        commands.put("bookmark", this::bookmark);
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(PATH, this::days);
        to.get(PATH + "/session", this::session);
        to.post(PATH + "/open", this::open);
        to.post(PATH + "/close", this::close);
        commands.forEach(
                (name, command) -> {
                    to.post(PATH + "/" + name, ctx -> answer(ctx, command.apply(ctx, current())));
                    known.add(PATH + "/" + name);
                });
        known.addAll(Set.of(PATH, PATH + "/session", PATH + "/open", PATH + "/close"));
        to.exception(TravelException.class, ReplayApi::refuse);
    }

    private static void refuse(TravelException refusal, Context ctx) {
        ctx.status(409);
        Api.answer(ctx, new Refusal(409, refusal.getMessage(), "replay", refusal.hint())::write);
    }

    private TimeMachine current() {
        TimeMachine machine = replays.current();
        if (machine == null) {
            String note = replays.note();
            throw new TravelException(
                    "no recorded day is open" + (note == null ? "" : ": " + note),
                    "POST /api/replay/open first");
        }
        return machine;
    }

    private static void answer(Context ctx, TimeMachine machine) {
        Status status = machine == null ? null : machine.status();
        Api.answer(ctx, json -> ReplayJson.session(json, status));
    }

    private void days(Context ctx) {
        TimeMachine machine = replays.current();
        Status status = machine == null ? null : machine.status();
        Api.answer(ctx, json -> ReplayJson.days(json, replays, status));
    }

    private void session(Context ctx) {
        answer(ctx, replays.current());
    }

    private void open(Context ctx) {
        Body body = Body.of(ctx, Set.of("journal", "sequence", "timeNs"), OPEN);
        TimeMachine machine = replays.open(body.text("journal", null));
        answer(ctx, body.has("sequence") || body.has("timeNs") ? seek(body, machine) : machine);
    }

    private void close(Context ctx) {
        replays.close();
        answer(ctx, null);
    }

    private TimeMachine play(Context ctx, TimeMachine machine) {
        machine.play(Body.of(ctx, Set.of("speed"), PLAY).speed("speed", machine.status().speed()));
        return machine;
    }

    private TimeMachine speed(Context ctx, TimeMachine machine) {
        Body body = Body.of(ctx, Set.of("speed"), PLAY);
        if (!body.has("speed")) {
            throw body.wrong("speed");
        }
        machine.speed(body.speed("speed", 1));
        return machine;
    }

    private TimeMachine pause(Context ctx, TimeMachine machine) {
        machine.pause();
        return machine;
    }

    private TimeMachine seek(Context ctx, TimeMachine machine) {
        return seek(Body.of(ctx, Set.of("sequence", "timeNs"), SEEK), machine);
    }

    private static TimeMachine seek(Body body, TimeMachine machine) {
        if (body.has("sequence") == body.has("timeNs")) {
            throw body.wrong("sequence");
        }
        if (body.has("sequence")) {
            machine.seekSequence(body.whole("sequence", 0));
        } else {
            machine.seekTime(body.whole("timeNs", 0));
        }
        return machine;
    }

    private TimeMachine step(Context ctx, TimeMachine machine) {
        Body body = Body.of(ctx, Set.of("by", "count", "id"), STEP);
        Stride by = stride(body);
        long count = body.whole("count", 1);
        long id = body.whole("id", -1);
        machine.step(by, (int) Math.max(-10_000, Math.min(10_000, count)), (int) id);
        return machine;
    }

    private static Stride stride(Body body) {
        String by = body.text("by", "").toUpperCase(Locale.ROOT);
        for (Stride stride : Stride.values()) {
            if (stride.name().equals(by)) {
                return stride;
            }
        }
        throw body.wrong("by");
    }

    private TimeMachine loop(Context ctx, TimeMachine machine) {
        Body body = Body.of(ctx, Set.of("fromNs", "toNs"), LOOP);
        machine.loop(body.whole("fromNs", 0), body.whole("toNs", 0));
        return machine;
    }

    private TimeMachine bookmark(Context ctx, TimeMachine machine) {
        Body body = Body.of(ctx, Set.of("label", "forget"), BOOKMARK);
        String label = body.text("label", "");
        if (label.length() > MAX_LABEL) {
            throw body.wrong("label");
        }
        if (body.has("forget")) {
            machine.forget(body.whole("forget", 0));
        } else {
            machine.bookmark(label);
        }
        return machine;
    }
}
