package io.icebreaker.web;

import io.icebreaker.os.TimeSlices;
import io.icebreaker.publish.Board;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.EpochNanoClock;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: the page, the answers, the stream. On the loopback address only. */
public final class WebServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** Where Prometheus asks. */
    static final String METRICS = "/metrics";

    /** Requests are short and streams hold no thread of this pool. */
    private static final int THREADS = 16;

    private static final int MIN_THREADS = 4;

    /**
     * What waits in the kernel for a page that does not read (it doubles the figure): two or three full
     * frames.
     */
    private static final int SEND_BUFFER = 128 << 10;

    private static final int MAX_REQUEST = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final WebCounter.Set counters = new WebCounter.Set();
    private final SseHub hub;
    private final ReplaySite replay;
    private final QuestionsApi questions;
    private final Javalin javalin;
    private final Set<String> paths = new TreeSet<>();

    private WebServer(
            WebConfig config,
            Board board,
            EngineView engine,
            EpochNanoClock clock,
            PageFiles files,
            Replays replays,
            BrokerDesk brokers) {
        hub =
                new SseHub(
                        board,
                        engine,
                        counters,
                        clock,
                        config.maxPages(),
                        config.stall().toNanos());
        var health = new Health(board, engine, counters, hub);
        var metrics = new Metrics(board, engine, health);
        var routes = new Routes(board, engine, health);
        var stream = new Stream(board, counters, hub);
        replay = new ReplaySite(replays, config, counters, files);
        questions = new QuestionsApi(engine.questions(), counters);
        javalin =
                Javalin.create(
                        javalinConfig -> {
                            configure(javalinConfig, config.port());
                            route(javalinConfig.routes, routes, stream);
                            javalinConfig.routes.get(METRICS, metrics::answer);
                            new OrdersApi(engine.orders()).route(javalinConfig.routes, paths);
                            new ReplayApi(replays).route(javalinConfig.routes, paths);
                            new BrokersApi(brokers).route(javalinConfig.routes, paths);
                            questions.route(javalinConfig.routes, paths);
                            new RulesApi(engine.alerts()).route(javalinConfig.routes, paths);
                            new AlertsApi(engine.alerts()).route(javalinConfig.routes, paths);
                            replay.route(javalinConfig.routes, routes);
                            javalinConfig.routes.get("/*", files::get);
                        });
    }

    /**
     * Starts serving.
     *
     * @param clock the one the feeds stamp receive times with
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static WebServer start(
            WebConfig config, Board board, EngineView engine, EpochNanoClock clock) {
        return start(config, board, engine, clock, new NoReplays());
    }

    /** The same with recorded days to show below {@code /replay/}. */
    public static WebServer start(
            WebConfig config,
            Board board,
            EngineView engine,
            EpochNanoClock clock,
            Replays replays) {
        return start(config, board, engine, clock, replays, new NoBrokers());
    }

    /** The same with the broker wizard. */
    public static WebServer start(
            WebConfig config,
            Board board,
            EngineView engine,
            EpochNanoClock clock,
            Replays replays,
            BrokerDesk brokers) {
        var files = new PageFiles(PageFiles.BUILT);
        return start(config, board, engine, clock, files, replays, brokers);
    }

    static WebServer start(
            WebConfig config,
            Board board,
            EngineView engine,
            EpochNanoClock clock,
            PageFiles files,
            Replays replays) {
        return start(config, board, engine, clock, files, replays, new NoBrokers());
    }

    private static WebServer start(
            WebConfig config,
            Board board,
            EngineView engine,
            EpochNanoClock clock,
            PageFiles files,
            Replays replays,
            BrokerDesk brokers) {
        var server = new WebServer(config, board, engine, clock, files, replays, brokers);
        server.javalin.start(); // first: a port that is taken leaves no thread behind
        server.hub.start();
        return server;
    }

    private static void configure(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_REQUEST;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = threadPool();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector((server, http) -> connector(server, http, port));
    }

    private static QueuedThreadPool threadPool() {
        var pool =
                new QueuedThreadPool(THREADS, MIN_THREADS) {
                    @Override
                    public Thread newThread(Runnable work) {
                        return super.newThread(() -> behindTheEngine(work));
                    }
                };
        pool.setName("icebreaker-http");
        pool.setDaemon(true);
        return pool;
    }

    private static void behindTheEngine(Runnable work) {
        TimeSlices.stepBack();
        work.run();
    }

    private static Connector connector(Server server, HttpConfiguration http, int port) {
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        return connector;
    }

    private void route(RoutesConfig to, Routes routes, Stream stream) {
        to.before(new Access(counters)::check);
        routes.forEach(to::get);
        routes.forEach((path, handler) -> paths.add(path));
        to.get("/api/stream", stream::open);
        to.post("/api/stream/topics", stream::topics);
        paths.addAll(List.of("/api/stream", "/api/stream/topics", METRICS));
        to.exception(Refusal.class, this::refuse);
        to.exception(HttpResponseException.class, this::refuse);
        to.exception(Exception.class, this::fail);
    }

    private void refuse(Refusal refusal, Context ctx) {
        counters.count(WebCounter.WEB_BAD_REQUESTS);
        ctx.status(refusal.status());
        Api.answer(ctx, refusal::write);
    }

    /** What Javalin refuses by itself: unknown methods, bodies too large. */
    private void refuse(HttpResponseException refusal, Context ctx) {
        refuse(
                new Refusal(
                        refusal.getStatus(), refusal.getMessage(), "request", "see web-ui/API.md"),
                ctx);
    }

    private void fail(Exception e, Context ctx) {
        counters.count(WebCounter.WEB_ERRORS);
        LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        ctx.status(500);
        Api.answer(ctx, new Refusal(500, "the server failed", "server", "its log says why")::write);
    }

    /** Every path that is answered, the page's files aside. */
    public Set<String> paths() {
        return Set.copyOf(paths);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Streams open now. */
    public int pages() {
        return hub.pages();
    }

    /** What the server counted so far, by name. */
    public Map<String, Long> counters() {
        Map<String, Long> all = new TreeMap<>();
        for (WebCounter counter : WebCounter.values()) {
            all.put(counter.name(), counters.get(counter));
        }
        return all;
    }

    /** Ends every stream, then the server. */
    @Override
    public void close() {
        hub.close();
        replay.close();
        questions.close();
        javalin.stop();
    }
}
