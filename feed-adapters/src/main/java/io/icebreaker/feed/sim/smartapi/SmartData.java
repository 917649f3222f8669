package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.smartapi.SmartText.Json;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Quotes, candles and search (feed-smartapi 7.5), from what the stream knows. */
final class SmartData {
    private static final int MAX_QUOTES = 50;
    private static final int MAX_FOUND = 50;
    private static final Map<String, Integer> MINUTES =
            Map.of(
                    "ONE_MINUTE", 1,
                    "THREE_MINUTE", 3,
                    "FIVE_MINUTE", 5,
                    "TEN_MINUTE", 10,
                    "FIFTEEN_MINUTE", 15,
                    "THIRTY_MINUTE", 30,
                    "ONE_HOUR", 60,
                    "ONE_DAY", 1_440);

    private final SmartStream stream;

    SmartData(SmartStream stream) {
        this.stream = stream;
    }

    SimReply quote(SmartBody body) {
        List<String> fetched = new ArrayList<>();
        List<String> unfetched = new ArrayList<>();
        int asked = 0;
        for (String exchange : body.namesBelow("exchangeTokens")) {
            for (String token : body.all("exchangeTokens." + exchange)) {
                asked++;
                int index = stream.tokens().index(exchange, token);
                String row = index < 0 ? null : stream.withLatest(index, s -> row(index, s));
                if (row == null) {
                    unfetched.add(unfetched(exchange, token));
                } else {
                    fetched.add(row);
                }
            }
        }
        if (asked > MAX_QUOTES) {
            return SmartText.bad("AB4029", "more than 50 tokens");
        }
        return SmartText.good(
                "{\"fetched\":"
                        + SmartText.array(fetched)
                        + ",\"unfetched\":"
                        + SmartText.array(unfetched)
                        + "}");
    }

    private static String unfetched(String exchange, String token) {
        return SmartText.object(
                Map.of(
                        "exchange",
                        exchange,
                        "symbolToken",
                        token,
                        "message",
                        "Symbol token not found",
                        "errorCode",
                        "AB4018"));
    }

    private String row(int index, MarketSnapshot snapshot) {
        if (snapshot == null) {
            return null;
        }
        BrokerInstrument one = stream.tokens().at(index);
        Tick tick = snapshot.tick();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("exchange", one.segment());
        row.put("tradingSymbol", one.symbol());
        row.put("symbolToken", Long.toString(one.token()));
        row.put("ltp", SmartText.rupees(tick.ltp()));
        row.put("open", SmartText.rupees(tick.open()));
        row.put("high", SmartText.rupees(tick.high()));
        row.put("low", SmartText.rupees(tick.low()));
        row.put("close", SmartText.rupees(tick.prevClose()));
        row.put("lastTradeQty", tick.lastQty());
        row.put("exchFeedTime", SmartText.stamp(tick.exchangeTimeNs()));
        row.put("exchTradeTime", SmartText.stamp(tick.lastTradeTimeNs()));
        row.put("avgPrice", SmartText.rupees(tick.atp()));
        row.put("tradeVolume", tick.volume());
        row.put("opnInterest", tick.oi());
        row.put("lowerCircuit", SmartText.rupees(tick.prevClose() / 5 * 4));
        row.put("upperCircuit", SmartText.rupees(tick.prevClose() / 5 * 6));
        row.put("totBuyQuan", tick.totalBuyQty());
        row.put("totSellQuan", tick.totalSellQty());
        row.put("depth", new Json(depth(tick)));
        return SmartText.object(row);
    }

    private static String depth(Tick tick) {
        List<String> buy = new ArrayList<>();
        List<String> sell = new ArrayList<>();
        for (int level = 0; level < Tick.LEVELS; level++) {
            buy.add(level(tick.bid(level), tick.bidQty(level), tick.bidOrders(level)));
            sell.add(level(tick.ask(level), tick.askQty(level), tick.askOrders(level)));
        }
        return "{\"buy\":" + SmartText.array(buy) + ",\"sell\":" + SmartText.array(sell) + "}";
    }

    private static String level(long price, long qty, long orders) {
        return SmartText.object(
                Map.of("price", SmartText.rupees(price), "quantity", qty, "orders", orders));
    }

    SimReply candles(SmartBody body) {
        int index = stream.tokens().index(body.text("exchange"), body.text("symboltoken"));
        Integer minutes = MINUTES.get(body.text("interval"));
        if (index < 0 || minutes == null) {
            return SmartText.bad("AB4018", "Invalid symbol token or interval");
        }
        List<String> rows = new ArrayList<>();
        long fromNs = SmartText.parseTimeNs(body.text("fromdate"));
        long toNs = SmartText.parseTimeNs(body.text("todate"));
        for (SmartBars.Bar bar : stream.bars().of(index, minutes, fromNs, toNs)) {
            rows.add(
                    "["
                            + SmartText.quoted(SmartText.candleTime(bar.startNs()))
                            + ","
                            + SmartText.rupees(bar.open())
                            + ","
                            + SmartText.rupees(bar.high())
                            + ","
                            + SmartText.rupees(bar.low())
                            + ","
                            + SmartText.rupees(bar.close())
                            + ","
                            + bar.volume()
                            + "]");
        }
        return SmartText.good(SmartText.array(rows));
    }

    SimReply search(SmartBody body) {
        String words = body.text("searchscrip").toUpperCase(Locale.ROOT).strip();
        List<String> found = new ArrayList<>();
        for (BrokerInstrument one : stream.tokens().all()) {
            boolean fits =
                    one.segment().equals(body.text("exchange"))
                            && one.symbol().toUpperCase(Locale.ROOT).contains(words);
            if (fits && found.size() < MAX_FOUND) {
                found.add(
                        SmartText.object(
                                Map.of(
                                        "exchange",
                                        one.segment(),
                                        "tradingsymbol",
                                        one.symbol(),
                                        "symboltoken",
                                        Long.toString(one.token()))));
            }
        }
        return SmartText.good(SmartText.array(found));
    }
}
