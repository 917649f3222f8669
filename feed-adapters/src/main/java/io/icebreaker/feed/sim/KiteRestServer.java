package io.icebreaker.feed.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.sim.KiteOrderDesk.Order;
import io.icebreaker.feed.sim.KiteOrderDesk.Refused;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Kite's REST side as a stock client sees it (feed-kite 7), on loopback: quotes, candles, the instrument
 * dump, margins and orders of the market behind a {@link MarketTap}. Tokens, envelope and error types are
 * Kite's; only minute and day candles are made.
 *
 * <p>Any thread; one lock guards the orders.
 */
public final class KiteRestServer implements AutoCloseable {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(IST);
    private static final DateTimeFormatter CANDLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(IST);
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MAX_QUOTES = 500;

    /** Writes what an answer is about. */
    private interface Data {
        void write(JsonGenerator json) throws IOException;
    }

    private interface Answer {
        Data of(SimRequest request) throws Refused;
    }

    private final String apiKey;
    private final MarketTap market;
    private final KiteTokens tokens;
    private final KiteOrderDesk orders;
    private final SimHttp http;
    private String accessToken;

    /** Listens on a free loopback port. */
    public KiteRestServer(String apiKey, String accessToken, MarketTap market) {
        this.apiKey = apiKey;
        this.accessToken = accessToken;
        this.market = market;
        tokens = new KiteTokens(market.instruments());
        orders = new KiteOrderDesk(market);
        http =
                SimHttp.start()
                        .on("GET", "/quote", r -> answer(r, this::quotes))
                        .on("GET", "/instruments/historical/", r -> answer(r, this::candles))
                        .on("GET", "/instruments", r -> SimReply.text(200, "text/csv", dump()))
                        .on("GET", "/user/margins", r -> answer(r, this::margins))
                        .on("GET", "/orders", r -> answer(r, this::book))
                        .on("GET", "/trades", r -> answer(r, this::trades))
                        .on("POST", "/orders/regular", r -> answer(r, this::place))
                        .on("PUT", "/orders/regular/", r -> answer(r, this::modify))
                        .on("DELETE", "/orders/regular/", r -> answer(r, this::cancel));
    }

    public String url() {
        return http.url();
    }

    /** For faults, and to see what was asked. */
    public SimHttp http() {
        return http;
    }

    /** The only access token accepted from now on. */
    public synchronized void accessToken(String token) {
        accessToken = token;
    }

    /** Orders taken so far. */
    public synchronized int orderCount() {
        return orders.orders().size();
    }

    @Override
    public void close() {
        http.close();
    }

    // ---- envelope

    private synchronized SimReply answer(SimRequest request, Answer answer) throws IOException {
        if (!request.header("authorization").equals("token " + apiKey + ":" + accessToken)) {
            return refusal(403, "TokenException", "Incorrect `api_key` or `access_token`.");
        }
        try {
            Data data = answer.of(request);
            return SimReply.json(
                    json(
                            out -> {
                                out.writeStringField("status", "success");
                                out.writeFieldName("data");
                                data.write(out);
                            }));
        } catch (Refused e) {
            return refusal(400, e.type(), e.getMessage());
        }
    }

    private static SimReply refusal(int status, String type, String message) throws IOException {
        return SimReply.json(
                status,
                json(
                        out -> {
                            out.writeStringField("status", "error");
                            out.writeStringField("message", message);
                            out.writeStringField("error_type", type);
                            out.writeNullField("data");
                        }));
    }

    private static String json(Data fields) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    // ---- market

    private Data quotes(SimRequest request) throws Refused {
        List<String> keys = request.query().getOrDefault("i", List.of());
        if (keys.isEmpty() || keys.size() > MAX_QUOTES) {
            throw new Refused("InputException", "Between 1 and 500 instruments, please.");
        }
        return json -> {
            json.writeStartObject();
            for (String key : keys) {
                int index = index(key);
                MarketSnapshot last = index < 0 ? null : market.last(index);
                if (last != null) {
                    json.writeFieldName(key);
                    KiteJson.quote(json, tokens.instrumentToken(index), last.tick());
                }
            }
            json.writeEndObject();
        };
    }

    /** By number, or by EXCHANGE:SYMBOL. */
    private int index(String key) {
        if (key.matches("[0-9]{1,10}")) {
            return tokens.index(Long.parseLong(key));
        }
        List<Instrument> all = market.instruments();
        for (int index = 0; index < all.size(); index++) {
            if (key.equals(all.get(index).segment() + ":" + all.get(index).symbol())) {
                return index;
            }
        }
        return -1;
    }

    private Data candles(SimRequest request) throws Refused {
        String[] path = request.path().split("/");
        int index = path.length == 5 ? index(path[3]) : -1;
        if (index < 0) {
            throw new Refused("InputException", "invalid token");
        }
        if (!path[4].equals("minute")) {
            throw new Refused("InputException", "invalid interval");
        }
        boolean hasOi = request.parameter("oi").equals("1");
        List<MarketTap.Minute> minutes =
                market.minutes(index, ns(request.parameter("from")), ns(request.parameter("to")));
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("candles");
            for (MarketTap.Minute minute : minutes) {
                json.writeStartArray();
                json.writeString(CANDLE.format(instant(minute.startNs())));
                for (long price :
                        new long[] {minute.open(), minute.high(), minute.low(), minute.close()}) {
                    json.writeNumber(Prices.format(price));
                }
                json.writeNumber(minute.volume());
                if (hasOi) {
                    json.writeNumber(minute.oi());
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private static long ns(String time) throws Refused {
        try {
            return LocalDateTime.parse(time, TIME.withZone(null)).toEpochSecond(IST)
                    * 1_000_000_000L;
        } catch (DateTimeParseException e) {
            throw new Refused("InputException", "invalid from or to date");
        }
    }

    static Instant instant(long ns) {
        return Instant.ofEpochSecond(0, ns);
    }

    static String time(long ns) {
        return TIME.format(instant(ns));
    }

    private String dump() {
        return KiteJson.dump(market.instruments(), tokens);
    }

    // ---- account

    private Data margins(SimRequest request) {
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("equity");
            json.writeBooleanField("enabled", true);
            json.writeFieldName("net");
            json.writeNumber(Prices.format(orders.available()));
            json.writeObjectFieldStart("utilised");
            json.writeFieldName("debits");
            json.writeNumber(Prices.format(orders.used()));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        };
    }

    private Data place(SimRequest request) throws Refused {
        return id(orders.place(request.form()));
    }

    private Data modify(SimRequest request) throws Refused {
        return id(orders.modify(lastPart(request), request.form()));
    }

    private Data cancel(SimRequest request) throws Refused {
        return id(orders.cancel(lastPart(request)));
    }

    private static String lastPart(SimRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private static Data id(Order order) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("order_id", order.id);
            json.writeEndObject();
        };
    }

    private Data book(SimRequest request) {
        return list(orders.orders(), tokens, false);
    }

    private Data trades(SimRequest request) {
        List<Order> filled = orders.orders().stream().filter(order -> order.filled > 0).toList();
        return list(filled, tokens, true);
    }

    private static Data list(List<Order> orders, KiteTokens tokens, boolean asTrades) {
        return json -> {
            json.writeStartArray();
            for (Order order : orders) {
                long token = tokens.instrumentToken(order.index);
                if (asTrades) {
                    KiteJson.trade(json, token, order);
                } else {
                    KiteJson.order(json, token, order);
                }
            }
            json.writeEndArray();
        };
    }
}
