package io.icebreaker.app;

import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brokers' answers as trees, for the page and for {@code --json}: prices E4, times epoch ms, absent null. */
final class AskTree {
    private static final long NS_PER_MS = 1_000_000;

    private AskTree() {}

    private static Map<String, Object> of(AskedBroker broker) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("account", broker.account());
        tree.put("broker", broker.broker());
        return tree;
    }

    static Map<String, Object> quotes(AskedBroker broker, AskedBroker.Quotes answer) {
        Map<String, Object> tree = of(broker);
        tree.put("quotes", answer.quotes().stream().map(AskTree::quote).toList());
        tree.put("unknown", answer.unquoted());
        return tree;
    }

    private static Map<String, Object> quote(Quote quote) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("instrument", AskedBroker.name(quote.instrument().instrument()));
        row.put("timeMs", quote.timeNs() == 0 ? null : quote.timeNs() / NS_PER_MS);
        row.put("ltp", price(quote.ltp()));
        row.put("lastQty", count(quote.lastQty()));
        row.put("atp", price(quote.atp()));
        row.put("volume", count(quote.volume()));
        row.put("oi", count(quote.oi()));
        row.put("open", price(quote.open()));
        row.put("high", price(quote.high()));
        row.put("low", price(quote.low()));
        row.put("prevClose", price(quote.prevClose()));
        touch(row, quote.bid(), quote.bidQty(), quote.ask(), quote.askQty());
        row.put("lowerCircuit", price(quote.lowerCircuit()));
        row.put("upperCircuit", price(quote.upperCircuit()));
        return row;
    }

    private static void touch(
            Map<String, Object> row, long bid, long bidQty, long ask, long askQty) {
        row.put("bid", price(bid));
        row.put("bidQty", bid == 0 ? null : count(bidQty));
        row.put("ask", price(ask));
        row.put("askQty", ask == 0 ? null : count(askQty));
    }

    /** Null for 0, which stands for an absent price. */
    static Long price(long e4) {
        return e4 == 0 ? null : e4;
    }

    /** Null for -1, which stands for an unknown count. */
    static Long count(long units) {
        return units < 0 ? null : units;
    }

    static Map<String, Object> chain(AskedBroker broker, AskedBroker.Chain answer) {
        OptionChain chain = answer.chain();
        Map<String, Object> tree = of(broker);
        tree.put("underlying", AskedBroker.name(answer.underlying()));
        tree.put("expiry", chain.expiry().toString());
        tree.put("expiries", answer.expiries().stream().map(Object::toString).toList());
        tree.put("spot", price(chain.spot()));
        tree.put("listed", chain.listed());
        tree.put("strikes", chain.rows().stream().map(AskTree::strike).toList());
        return tree;
    }

    private static Map<String, Object> strike(OptionRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("strike", row.strike());
        tree.put("ce", leg(row.ce()));
        tree.put("pe", leg(row.pe()));
        return tree;
    }

    private static Map<String, Object> leg(OptionRow.Leg leg) {
        if (leg == null) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("token", leg.token());
        tree.put("ltp", price(leg.ltp()));
        tree.put("prevClose", price(leg.prevClose()));
        tree.put("volume", count(leg.volume()));
        tree.put("oi", count(leg.oi()));
        tree.put("previousOi", count(leg.previousOi()));
        touch(tree, leg.bid(), leg.bidQty(), leg.ask(), leg.askQty());
        tree.put("iv", Double.isNaN(leg.iv()) ? null : leg.iv());
        return tree;
    }

    static Map<String, Object> history(AskedBroker broker, AskedBroker.History answer) {
        Map<String, Object> tree = of(broker);
        tree.put("instrument", AskedBroker.name(answer.instrument()));
        tree.put("interval", answer.interval().label());
        tree.put("bars", answer.candles().stream().map(AskTree::bar).toList());
        return tree;
    }

    private static List<Object> bar(Candle candle) {
        List<Object> bar = new ArrayList<>(); // List.of takes no null
        bar.add(candle.startNs() / NS_PER_MS);
        bar.add(candle.open());
        bar.add(candle.high());
        bar.add(candle.low());
        bar.add(candle.close());
        bar.add(candle.volume());
        bar.add(count(candle.oi()));
        return bar;
    }

    static Map<String, Object> margins(AskedBroker broker, Margins margins) {
        Map<String, Object> tree = of(broker);
        tree.put("available", margins.available());
        tree.put("used", margins.used());
        tree.put("total", margins.total());
        return tree;
    }
}
