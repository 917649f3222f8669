package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import io.icebreaker.web.BrokerQuestions.NotAnswered;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Questions to a broker over HTTP. A broker may take seconds, so no HTTP thread waits for one: a few threads
 * of their own do, and who comes while all of them wait is asked to come again.
 */
final class QuestionsApi implements AutoCloseable {
    /** Brokers answer some three questions a second: more at a time would only wait for their turn. */
    static final int AT_A_TIME = 4;

    static final int MAX_QUOTES = 200;

    /** Steps of the interval between from and to, nights and weekends included: 34 days of minutes. */
    static final long MAX_STEPS = 50_000;

    static final int USUAL_STRIKES = 20;
    static final int MAX_STRIKES = 400;
    private static final int MAX_NAME = 64;
    private static final String ACCOUNT = "/api/brokers/{feed}";
    private static final String NAME = "EXCHANGE:SYMBOL as /api/search shows it";

    private final BrokerQuestions brokers;
    private final WebCounter.Set counters;
    private final ThreadPoolExecutor threads;

    QuestionsApi(BrokerQuestions brokers, WebCounter.Set counters) {
        this.brokers = brokers;
        this.counters = counters;
        threads =
                new ThreadPoolExecutor(
                        0,
                        AT_A_TIME,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        QuestionsApi::thread);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "icebreaker-ask");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(ACCOUNT + "/quotes", this::quotes);
        to.get(ACCOUNT + "/chain", this::chain);
        to.get(ACCOUNT + "/history", this::history);
        to.get(ACCOUNT + "/margins", this::margins);
        for (String what : List.of("quotes", "chain", "history", "margins")) {
            known.add(ACCOUNT + "/" + what);
        }
    }

    // ---- questions

    private void quotes(Context ctx) {
        String account = ctx.pathParam("feed");
        List<String> names = ctx.queryParams("instrument");
        if (names.isEmpty() || names.size() > MAX_QUOTES) {
            throw new Refusal(
                    400,
                    names.isEmpty() ? "missing" : "too many",
                    "instrument",
                    NAME + ", once for each, at most " + MAX_QUOTES);
        }
        names.forEach(name -> named(name, "instrument"));
        answer(ctx, () -> brokers.quotes(account, names));
    }

    private void chain(Context ctx) {
        String account = ctx.pathParam("feed");
        String underlying = named(ctx.queryParam("underlying"), "underlying");
        LocalDate expiry = OptionsApi.expiry(ctx);
        int strikes = (int) new Params(ctx).whole("strikes", USUAL_STRIKES, MAX_STRIKES);
        answer(ctx, () -> brokers.chain(account, underlying, expiry, strikes));
    }

    private void history(Context ctx) {
        String account = ctx.pathParam("feed");
        String instrument = named(ctx.queryParam("instrument"), "instrument");
        var params = new Params(ctx);
        Interval interval = params.interval();
        long fromNs = params.timeNs("from");
        long toNs = params.timeNs("to");
        if (toNs <= fromNs || (toNs - fromNs) / interval.lengthNs() > MAX_STEPS) {
            throw new Refusal(
                    400,
                    "too long, or ends before it begins",
                    "to",
                    "epoch ms behind from, at most " + MAX_STEPS + " intervals later");
        }
        answer(ctx, () -> brokers.history(account, instrument, interval, fromNs, toNs));
    }

    private void margins(Context ctx) {
        String account = ctx.pathParam("feed");
        answer(ctx, () -> brokers.margins(account));
    }

    private static String named(String name, String field) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME) {
            throw new Refusal(400, "missing, or no name", field, NAME);
        }
        return name;
    }

    // ---- answers

    private interface Question {
        Map<String, Object> ask() throws NotAnswered;
    }

    private void answer(Context ctx, Question question) {
        Supplier<Runnable> waiting =
                () -> {
                    try {
                        Map<String, Object> tree = question.ask();
                        return () -> Api.answer(ctx, json -> BrokersApi.write(json, tree));
                    } catch (NotAnswered e) {
                        return () -> refuse(ctx, e);
                    }
                };
        CompletableFuture<Runnable> asked = begin(ctx, waiting);
        ctx.future(() -> asked.thenAccept(Runnable::run));
    }

    private CompletableFuture<Runnable> begin(Context ctx, Supplier<Runnable> waiting) {
        try {
            return CompletableFuture.supplyAsync(waiting, threads);
        } catch (RejectedExecutionException full) {
            counters.count(WebCounter.WEB_QUESTIONS_REFUSED);
            ctx.header("Retry-After", "1");
            throw new Refusal(
                    503,
                    AT_A_TIME + " questions are waiting for their brokers",
                    "server",
                    "ask again in a second");
        }
    }

    private void refuse(Context ctx, NotAnswered e) {
        counters.count(WebCounter.WEB_BAD_REQUESTS);
        ctx.status(e.status());
        if (e.retryS() > 0) {
            ctx.header("Retry-After", Long.toString(e.retryS()));
        }
        Map<String, Object> tree = new TreeMap<>();
        tree.put("error", e.getMessage());
        tree.put("field", e.field());
        tree.put("code", e.code());
        tree.put("hint", e.hint());
        Api.answer(ctx, json -> BrokersApi.write(json, tree));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
