package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A house's REST side (feed-noren 6): form posts of {@code jData} and {@code jKey}, every refusal an object
 * with {@code stat} Not_Ok and HTTP 200, an eleventh call in a second (orders and all else apart) refused in
 * the house's own words.
 *
 * <p>Any thread; one lock guards the orders.
 */
final class NorenRestServer implements AutoCloseable {
    private static final int CALLS_A_SECOND = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final List<String> ROOTS =
            List.of("/PiConnectAPI/", "/PiConnectTP/", "/NorenWClientAPI/", "/NorenWClientTP/");
    private static final List<String> LOGINS = List.of("QuickAuth", "GenAcsTok");

    private final NorenAccount account;
    private final NorenMarketCalls market;
    private final NorenOrderCalls orders;
    private final NorenLoginCalls logins;
    private final SimHttp http;
    private final Deque<Long> questions = new ArrayDeque<>();
    private final Deque<Long> orderCalls = new ArrayDeque<>();

    NorenRestServer(
            NorenAccount account, NorenTokens tokens, MarketTap tap, Consumer<String> updates) {
        this.account = account;
        market = new NorenMarketCalls(tokens, tap);
        orders = new NorenOrderCalls(tokens, tap, updates);
        logins = new NorenLoginCalls(account);
        http = SimHttp.start();
        ROOTS.forEach(root -> http.on("POST", root, this::answer));
        http.on("POST", "/trade/apitoken", r -> SimReply.json(logins.exchange(r.body())));
        var masters = new NorenMaster(tokens);
        http.on(
                "GET",
                "/",
                request -> {
                    SimReply master = masters.answer(request);
                    return master == null ? logins.page(request) : master;
                });
    }

    SimHttp http() {
        return http;
    }

    private SimReply answer(SimRequest request) throws IOException {
        String route = request.path().substring(request.path().lastIndexOf('/') + 1);
        String body = request.body();
        int key = body.lastIndexOf("&jKey=");
        String data = key < 0 ? body : body.substring(0, key);
        if (!data.startsWith("jData=") || data.indexOf('&') >= 0) {
            return SimReply.json(refusal("Invalid Input :  jData is not valid json object"));
        }
        Map<String, String> asked = NorenJsonText.read(data.substring("jData=".length()));
        if (LOGINS.contains(route)) {
            return SimReply.json(logins.answer(route, asked));
        }
        String token = key < 0 ? "" : body.substring(key + "&jKey=".length());
        if (!account.isToken(token) || !NorenAccount.USER_ID.equals(asked.get("uid"))) {
            return SimReply.json(refusal("Session Expired :  Invalid Session Key"));
        }
        asked.computeIfPresent("tsym", (k, v) -> decoded(v));
        asked.computeIfPresent("stext", (k, v) -> decoded(v));
        return SimReply.json(answer(route, asked));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private synchronized String answer(String route, Map<String, String> asked) {
        boolean isOrder = route.endsWith("Order");
        if (isTooOften(isOrder ? orderCalls : questions)) {
            return refusal(
                    "Error Occurred : 5 \"Order Recieved 11 in a current second exceeds Limit "
                            + CALLS_A_SECOND
                            + " for user\"");
        }
        try {
            String answer = market.answer(route, asked);
            return answer != null ? answer : orders.answer(route, asked);
        } catch (NorenOrders.Refused e) {
            return refusal(e.getMessage());
        }
    }

    private static boolean isTooOften(Deque<Long> calls) {
        long now = System.nanoTime();
        while (!calls.isEmpty() && now - calls.peekFirst() >= SECOND_NS) {
            calls.removeFirst();
        }
        if (calls.size() >= CALLS_A_SECOND) {
            return true;
        }
        calls.addLast(now);
        return false;
    }

    static String refusal(String message) {
        return NorenJsonText.object("stat", "Not_Ok", "emsg", message);
    }

    @Override
    public void close() {
        http.close();
    }
}
