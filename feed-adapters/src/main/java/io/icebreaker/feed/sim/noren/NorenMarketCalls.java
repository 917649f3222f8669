package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The calls that ask about the market: quotes, search, option contracts, bars (feed-noren 6). */
final class NorenMarketCalls {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss")
                    .withZone(ZoneOffset.ofHoursMinutes(5, 30));
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.ofHoursMinutes(5, 30));
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long IST_NS = 19_800_000_000_000L;
    private static final int MAX_FOUND = 50;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final NorenTokens tokens;
    private final MarketTap market;

    NorenMarketCalls(NorenTokens tokens, MarketTap market) {
        this.tokens = tokens;
        this.market = market;
    }

    /** Null for a route that is none of these. */
    String answer(String route, Map<String, String> asked) throws NorenOrders.Refused {
        return switch (route) {
            case "GetQuotes" -> quote(index(asked));
            case "SearchScrip" -> search(asked);
            case "GetOptionChain" -> chain(asked);
            case "TPSeries" -> series(asked);
            case "EODChartData" -> days(asked);
            default -> null;
        };
    }

    private int index(Map<String, String> asked) throws NorenOrders.Refused {
        int index = tokens.index(asked.get("exch") + "|" + asked.get("token"));
        if (index < 0) {
            throw new NorenOrders.Refused("Invalid Input :  Invalid token");
        }
        return index;
    }

    private String quote(int index) {
        BrokerInstrument one = tokens.get(index);
        Map<String, String> quote = new LinkedHashMap<>();
        quote.put("stat", "Ok");
        quote.put("exch", one.segment());
        quote.put("tsym", one.symbol());
        quote.put("token", Long.toString(one.token()));
        MarketSnapshot last = market.last(index);
        if (last != null) {
            quote.putAll(new NorenEncoder(one).values(last, true, 0));
            Tick tick = last.tick();
            quote.put("ltd", day(tick.lastTradeTimeNs()));
            quote.remove("so5"); // the published sample writes it with a capital
            quote.put("So5", Long.toString(tick.askOrders(Tick.LEVELS - 1)));
        }
        return NorenJsonText.object(quote);
    }

    private static String day(long ns) {
        return TIME.format(NorenEncoder.instant(ns)).substring(0, 10);
    }

    private String search(Map<String, String> asked) {
        String words = asked.getOrDefault("stext", "").toUpperCase(Locale.ROOT);
        List<Map<String, String>> found = new ArrayList<>();
        for (BrokerInstrument one : tokens.all()) {
            boolean fits =
                    one.segment().equals(asked.get("exch"))
                            && one.symbol().toUpperCase(Locale.ROOT).contains(words);
            if (fits && found.size() < MAX_FOUND) {
                found.add(contract(one));
            }
        }
        return found.isEmpty()
                ? NorenRestServer.refusal("Error Occurred : 5 \"no data\"")
                : NorenJsonText.okValues(found);
    }

    private static Map<String, String> contract(BrokerInstrument one) {
        Instrument it = one.instrument();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("exch", one.segment());
        row.put("token", Long.toString(one.token()));
        row.put("tsym", one.symbol());
        row.put("instname", it.type().isOption() ? "OPTIDX" : it.type().name());
        row.put("pp", "2");
        row.put("ti", Prices.format(it.tickSize()));
        row.put("ls", Long.toString(it.lotSize()));
        if (it.type().isOption()) {
            row.put("optt", it.type().name());
            row.put("strprc", Prices.format(it.strike()));
        }
        return row;
    }

    /** The contracts around a strike of the asked contract's underlying and expiry. */
    private String chain(Map<String, String> asked) throws NorenOrders.Refused {
        int index = tokens.index(asked.get("exch"), asked.getOrDefault("tsym", ""));
        if (index < 0) {
            throw new NorenOrders.Refused("Invalid Input :  Trading symbol invalid");
        }
        Instrument any = tokens.get(index).instrument();
        long mid = Prices.parse(asked.get("strprc"));
        int each = Integer.parseInt(asked.get("cnt"));
        List<BrokerInstrument> options =
                tokens.all().stream().filter(o -> isOf(o.instrument(), any)).toList();
        List<Long> strikes =
                options.stream()
                        .map(o -> o.instrument().strike())
                        .distinct()
                        .sorted(Comparator.comparingLong(strike -> Math.abs(strike - mid)))
                        .limit(2L * each)
                        .toList();
        return NorenJsonText.okValues(
                options.stream()
                        .filter(o -> strikes.contains(o.instrument().strike()))
                        .map(NorenMarketCalls::contract)
                        .toList());
    }

    private static boolean isOf(Instrument option, Instrument any) {
        return option.type().isOption()
                && option.underlying().equals(any.underlying())
                && option.expiry().equals(any.expiry());
    }

    /** Minutes, newest first; of an all-zero bar the real house sends some, too. */
    private String series(Map<String, String> asked) throws NorenOrders.Refused {
        int index = index(asked);
        if (!asked.getOrDefault("intrv", "1").equals("1")) {
            throw new NorenOrders.Refused("Invalid Input :  intrv");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        List<MarketTap.Minute> minutes = market.minutes(index, ns(asked, "st"), ns(asked, "et"));
        for (MarketTap.Minute minute : minutes) {
            rows.add(0, bar(minute));
        }
        if (rows.isEmpty()) {
            return NorenRestServer.refusal("Error Occurred : 5 \"no data\"");
        }
        long before = minutes.get(0).startNs() - MINUTE_NS;
        rows.add(bar(new MarketTap.Minute(before, 0, 0, 0, 0, 0, 0)));
        return NorenJsonText.array(rows);
    }

    private static long ns(Map<String, String> asked, String key) {
        return Long.parseLong(asked.getOrDefault(key, "0")) * 1_000_000_000L;
    }

    private static Map<String, String> bar(MarketTap.Minute minute) {
        Map<String, String> row = new LinkedHashMap<>();
        Instant start = NorenEncoder.instant(minute.startNs());
        row.put("stat", "Ok");
        row.put("time", TIME.format(start));
        row.put("ssboe", Long.toString(start.getEpochSecond()));
        row.put("into", Prices.format(minute.open()));
        row.put("inth", Prices.format(minute.high()));
        row.put("intl", Prices.format(minute.low()));
        row.put("intc", Prices.format(minute.close()));
        row.put("intv", Long.toString(minute.volume()));
        row.put("oi", Long.toString(Math.max(0, minute.oi())));
        return row;
    }

    /** Days, each a text that holds JSON; the present one, too. */
    private String days(Map<String, String> asked) throws NorenOrders.Refused {
        String[] name = asked.getOrDefault("sym", "").split(":", 2);
        String symbol = name.length == 2 ? URLDecoder.decode(name[1], StandardCharsets.UTF_8) : "";
        int index = tokens.index(name[0], symbol);
        if (index < 0) {
            throw new NorenOrders.Refused("Invalid Input :  sym");
        }
        Map<Long, MarketTap.Minute> days = new TreeMap<>(Comparator.reverseOrder());
        for (MarketTap.Minute minute : market.minutes(index, ns(asked, "from"), ns(asked, "to"))) {
            days.merge(midnightNs(minute.startNs()), minute, NorenMarketCalls::longer);
        }
        List<String> texts = new ArrayList<>();
        days.forEach((startNs, day) -> texts.add(dayBar(startNs, day)));
        return texts.isEmpty()
                ? NorenRestServer.refusal("Error Occurred : 5 \"no data\"")
                : NorenJsonText.texts(texts);
    }

    private static long midnightNs(long ns) {
        return Math.floorDiv(ns + IST_NS, DAY_NS) * DAY_NS - IST_NS;
    }

    private static MarketTap.Minute longer(MarketTap.Minute first, MarketTap.Minute next) {
        return new MarketTap.Minute(
                first.startNs(),
                first.open(),
                Math.max(first.high(), next.high()),
                Math.min(first.low(), next.low()),
                next.close(),
                first.volume() + next.volume(),
                next.oi());
    }

    private static String dayBar(long startNs, MarketTap.Minute day) {
        Map<String, String> row = bar(day);
        row.put("time", DATE.format(NorenEncoder.instant(startNs)).toUpperCase(Locale.ROOT));
        row.put("ssboe", Long.toString(startNs / 1_000_000_000L));
        row.put("intv", day.volume() + ".00");
        return NorenJsonText.object(row);
    }
}
