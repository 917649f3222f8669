package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import io.icebreaker.feed.sim.dhan.DhanOrderDesk.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Dhan's REST and login as a stock client sees them (feed-dhan 10), on loopback: quotes, chains, charts, the
 * scrip master, funds and orders of the market behind a {@link MarketTap}.
 */
final class DhanRestServer implements AutoCloseable {
    static final String PIN = "246810";
    static final Secret SEED = Secret.of("JBSWY3DPEHPK3PXP");

    private static final String ORDERS = "/v2/orders";

    /** What is answered once the token was looked at. */
    private interface Answer {
        SimReply of(SimRequest request, Json body) throws IOException;
    }

    private final DhanGate gate;
    private final Consumer<Runnable> locked;
    private final DhanOrderDesk orders;
    private final SimHttp http;

    /**
     * @param locked runs something under the lock that the stream works under
     */
    DhanRestServer(
            DhanNumbers numbers, DhanGate gate, MarketTap market, Consumer<Runnable> locked) {
        this.gate = gate;
        this.locked = locked;
        var answers = new DhanAnswers(numbers, market);
        var charts = new DhanCharts(numbers, market);
        orders = new DhanOrderDesk(numbers, market);
        var login = new DhanLoginDesk(gate, PIN, SEED, InstantSource.system());
        http =
                SimHttp.start()
                        .on(
                                "POST",
                                "/app/generateAccessToken",
                                r -> underLock(() -> login.generate(r)))
                        .on("GET", "/v2/profile", signed((r, b) -> login.profile()))
                        .on("POST", "/v2/marketfeed/quote", signed((r, b) -> answers.quotes(b)))
                        .on("POST", "/v2/optionchain", signed((r, b) -> answers.chain(b)))
                        .on(
                                "POST",
                                "/v2/optionchain/expirylist",
                                signed((r, b) -> answers.expiries(b)))
                        .on("POST", "/v2/charts/intraday", signed((r, b) -> charts.minutes(b)))
                        .on("POST", "/v2/charts/historical", signed((r, b) -> charts.days(b)))
                        .on("GET", "/v2/fundlimit", signed((r, b) -> DhanAccount.funds()))
                        .on(
                                "GET",
                                "/api-data/",
                                r ->
                                        SimReply.text(
                                                200,
                                                "text/csv",
                                                DhanMaster.csv(numbers.instruments())))
                        .on("GET", ORDERS, signed((r, b) -> DhanAccount.book(orders.orders())))
                        .on(
                                "GET",
                                "/v2/trades",
                                signed((r, b) -> DhanAccount.trades(orders.orders())))
                        .on("POST", ORDERS, signed((r, b) -> done(orders.place(b))))
                        .on("PUT", ORDERS + "/", signed((r, b) -> done(orders.modify(id(r), b))))
                        .on("DELETE", ORDERS + "/", signed((r, b) -> done(orders.cancel(id(r)))));
    }

    SimHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }

    private SimHttp.Handler signed(Answer answer) {
        return request ->
                underLock(
                        () -> {
                            boolean isOurs =
                                    gate.accepts(
                                            request.header("client-id"),
                                            request.header("access-token"));
                            return isOurs ? answer.of(request, body(request)) : unauthorised();
                        });
    }

    /** Something that may fail. */
    private interface Work {
        SimReply run() throws IOException;
    }

    private SimReply underLock(Work work) throws IOException {
        SimReply[] reply = new SimReply[1];
        IOException[] failure = new IOException[1];
        locked.accept(
                () -> {
                    try {
                        reply[0] = work.run();
                    } catch (IOException e) {
                        failure[0] = e;
                    }
                });
        if (failure[0] != null) {
            throw failure[0];
        }
        return reply[0];
    }

    private static Json body(SimRequest request) throws IOException {
        return request.body().isEmpty()
                ? Json.NONE
                : Json.parse(request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static SimReply unauthorised() {
        return SimReply.json(
                401,
                "{\"errorType\":\"Invalid_Authentication\",\"errorCode\":\"DH-901\",\"errorMessage\":"
                        + "\"Client ID or user generated access token is invalid or expired.\"}");
    }

    static SimReply badInput() {
        return SimReply.json(
                400,
                "{\"errorType\":\"Input_Exception\",\"errorCode\":\"DH-905\",\"errorMessage\":"
                        + "\"Missing required fields, bad values for parameters etc.\"}");
    }

    private static String id(SimRequest request) {
        return request.path().substring(ORDERS.length() + 1);
    }

    private static SimReply done(Order order) {
        return order == null
                ? badInput()
                : SimReply.json(
                        "{\"orderId\":\""
                                + order.id
                                + "\",\"orderStatus\":\""
                                + order.status
                                + "\"}");
    }
}
