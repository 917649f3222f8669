package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.NanoClock;

/**
 * Option chains and their expiries (feed-dhan 10.2). Dhan takes one question about a chain in 3 s: one asked
 * again sooner gets the answer just had. Any thread.
 */
final class DhanChains {
    private static final long FRESH_NS = 3_000_000_000L;
    private static final int MAX_KEPT = 64;
    private static final double PERCENT = 100;

    private record Key(String segment, long token, LocalDate expiry) {}

    private record Kept(long timeNs, OptionChain chain) {}

    private final RestClient client;
    private final NanoClock clock;
    private final Map<Key, Kept> kept =
            new LinkedHashMap<>(MAX_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    DhanChains(RestClient client, NanoClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Nearest first. */
    List<LocalDate> expiries(BrokerInstrument underlying) throws RestException {
        String path = "/v2/optionchain/expirylist";
        Json answer = DhanRest.read(client.send(ask(path, underlying(underlying))));
        var expiries = new ArrayList<LocalDate>();
        for (Json date : answer.get("data").elements()) {
            LocalDate expiry = date(date.text());
            if (expiry != null) {
                expiries.add(expiry);
            }
        }
        expiries.sort(Comparator.naturalOrder());
        return expiries;
    }

    /** All of it. */
    synchronized OptionChain chain(BrokerInstrument underlying, LocalDate expiry)
            throws RestException {
        var key = new Key(underlying.segment(), underlying.token(), expiry);
        Kept before = kept.get(key);
        if (before != null && clock.nanoTime() - before.timeNs() < FRESH_NS) {
            return before.chain();
        }
        DhanBody body = underlying(underlying).text("Expiry", expiry.toString());
        Json answer = DhanRest.read(client.send(ask("/v2/optionchain", body)));
        Json data = answer.get("data");
        List<OptionRow> rows = rows(data.get("oc"), expiry);
        long spot = DhanQuotes.paise(data.get("last_price"));
        var chain = new OptionChain(expiry, spot, rows.size(), rows);
        kept.put(key, new Kept(clock.nanoTime(), chain));
        return chain;
    }

    private static DhanBody underlying(BrokerInstrument of) {
        return new DhanBody()
                .number("UnderlyingScrip", of.token())
                .text("UnderlyingSeg", of.segment());
    }

    private static RestCall ask(String path, DhanBody body) {
        return RestCall.send("POST", DhanLimits.DATA, path).json(body.end()).repeatable();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            return null; // one odd entry must not cost the rest
        }
    }

    /** Keys are strikes as text, in no useful order. */
    static List<OptionRow> rows(Json chain, LocalDate expiry) {
        var rows = new ArrayList<OptionRow>();
        chain.fields()
                .forEach(
                        (strike, legs) -> {
                            long price = strike(strike);
                            if (price > 0) {
                                rows.add(
                                        new OptionRow(
                                                expiry,
                                                price,
                                                leg(legs.get("ce")),
                                                leg(legs.get("pe"))));
                            }
                        });
        rows.sort(Comparator.comparingLong(OptionRow::strike));
        return List.copyOf(rows);
    }

    /** E4 of {@code 22950.000000}; 0 for what is no number. */
    private static long strike(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.US_ASCII)).price();
        } catch (IOException notANumber) {
            return 0;
        }
    }

    /** previous_volume is left alone: it has changed its unit once already. */
    private static OptionRow.Leg leg(Json leg) {
        if (leg.isNone()) {
            return null;
        }
        double percent = leg.get("implied_volatility").isNone() ? 0 : iv(leg);
        return new OptionRow.Leg(
                leg.get("security_id").whole(0),
                DhanQuotes.paise(leg.get("last_price")),
                DhanQuotes.paise(leg.get("previous_close_price")),
                leg.get("volume").whole(-1),
                leg.get("oi").whole(-1),
                leg.get("previous_oi").whole(-1),
                DhanQuotes.paise(leg.get("top_bid_price")),
                leg.get("top_bid_quantity").whole(0),
                DhanQuotes.paise(leg.get("top_ask_price")),
                leg.get("top_ask_quantity").whole(0),
                percent > 0 ? percent / PERCENT : Double.NaN);
    }

    private static double iv(Json leg) {
        try {
            return Double.parseDouble(leg.get("implied_volatility").text());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
