package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * REST and login of the simulator (feed-smartapi 7), on loopback: the login checks a real one-time password,
 * every other call the token and the API key; the master is the stream's instruments. Any thread.
 */
public final class SmartRestServer implements AutoCloseable {
    private static final String AUTH = "/rest/auth/angelbroking/";
    private static final String SECURE = "/rest/secure/angelbroking/";
    private static final String ORDER = SECURE + "order/v1/";

    /** A call whose body is read and whose caller is known. */
    private interface Call {
        SimReply answer(SmartBody body) throws IOException;
    }

    private final SmartGate gate;
    private final InstantSource clock;
    private final SimHttp http = SimHttp.start();

    SmartRestServer(SmartGate gate, SmartStream stream, InstantSource clock) {
        this.gate = gate;
        this.clock = clock;
        var data = new SmartData(stream);
        var orders = new SmartOrders(stream);
        http.on("POST", AUTH + "user/v1/loginByPassword", this::login);
        http.on("POST", AUTH + "jwt/v1/generateTokens", this::refresh);
        on("POST", SECURE + "user/v1/logout", this::logout);
        on("GET", SECURE + "user/v1/getRMS", body -> orders.margins());
        on("POST", SECURE + "market/v1/quote/", data::quote);
        on("POST", SECURE + "historical/v1/getCandleData", data::candles);
        on("POST", SECURE + "marketData/v1/optionGreek", new SmartGreeks(stream)::answer);
        on("POST", ORDER + "searchScrip", data::search);
        on("POST", ORDER + "placeOrder", orders::place);
        on("POST", ORDER + "modifyOrder", orders::modify);
        on("POST", ORDER + "cancelOrder", orders::cancel);
        on("GET", ORDER + "getOrderBook", body -> orders.book());
        on("GET", ORDER + "getTradeBook", body -> orders.trades());
        http.on(
                "GET",
                "/OpenAPI_File/files/OpenAPIScripMaster.json",
                request -> SimReply.json(SmartMaster.json(stream.tokens().all())));
    }

    private void on(String method, String path, Call call) {
        http.on(method, path, request -> checked(request, call));
    }

    private SimReply checked(SimRequest request, Call call) throws IOException {
        String authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return SmartText.bad("AG8003", "Token missing");
        }
        if (!gate.isJwt(authorization)) {
            return SmartText.bad("AG8001", "Invalid Token");
        }
        if (!request.header("x-privatekey").equals(gate.account().apiKey())) {
            return SmartText.bad("AG8004", "Invalid API Key");
        }
        return call.answer(SmartBody.parse(request.body()));
    }

    private SimReply login(SimRequest request) throws IOException {
        SmartBody body = SmartBody.parse(request.body());
        SmartAccount account = gate.account();
        if (!request.header("x-privatekey").equals(account.apiKey())) {
            return SmartText.bad("AG8004", "Invalid API Key");
        }
        boolean isUser =
                body.text("clientcode").equals(account.clientCode())
                        && body.text("password").equals(account.pin());
        if (!isUser) {
            return SmartText.bad("AB1007", "Invalid User name or Password");
        }
        if (!SmartTotpCheck.isCode(body.text("totp"), account.totpSeed(), clock.instant())) {
            return SmartText.bad("AB1050", "Invalid totp");
        }
        return granted(gate.login(clock.instant()));
    }

    private SimReply refresh(SimRequest request) throws IOException {
        SmartBody body = SmartBody.parse(request.body());
        if (!gate.isJwt(request.header("authorization"))) {
            return SmartText.bad("AG8001", "Invalid Token");
        }
        return gate.isRefresh(body.text("refreshToken"))
                ? granted(gate.login(clock.instant()))
                : SmartText.bad("AB8050", "Invalid Refresh Token");
    }

    private SimReply logout(SmartBody body) {
        gate.roll();
        return SmartText.good("\"\"");
    }

    private static SimReply granted(SmartGate.Tokens tokens) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("jwtToken", tokens.jwt());
        data.put("refreshToken", tokens.refresh());
        data.put("feedToken", tokens.feed());
        data.put("state", "live");
        return SmartText.good(SmartText.object(data));
    }

    /** {@code http://127.0.0.1:port}. */
    public String url() {
        return http.url();
    }

    /** The server itself, for faults by script and for what came in. */
    public SimHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }
}
