package io.icebreaker.feed.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.IndexTable;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The contracts of an option chain (feed-noren 6). The house names contracts only: prices and open interest
 * are absent in the rows, and come by subscribing them.
 */
final class NorenChain {
    /** Strikes on each side: the widest index chains have some hundred. */
    private static final int EACH_SIDE = 60;

    private static final DateTimeFormatter IN_SYMBOL =
            DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH);

    private final NorenCalls calls;
    private final String broker;

    NorenChain(NorenCalls calls, String broker) {
        this.calls = calls;
        this.broker = broker;
    }

    List<OptionRow> rows(BrokerInstrument underlying, LocalDate expiry, long spot)
            throws RestException {
        String exchange =
                switch (underlying.segment()) {
                    case "NSE" -> "NFO";
                    case "BSE" -> "BFO";
                    default -> underlying.segment();
                };
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("exch", exchange);
        asked.put("tsym", NorenCalls.encoded(anyContract(exchange, underlying, expiry)));
        asked.put("strprc", Prices.format(spot));
        asked.put("cnt", Integer.toString(EACH_SIDE));
        Map<Long, OptionRow> rows = new TreeMap<>();
        for (Json contract : calls.ask("GetOptionChain", asked).get("values").elements()) {
            add(rows, contract, expiry);
        }
        return List.copyOf(rows.values());
    }

    /** The house wants a contract to begin with: one is searched by underlying and expiry. */
    private String anyContract(String exchange, BrokerInstrument underlying, LocalDate expiry)
            throws RestException {
        String name = underlying.instrument().symbol();
        String word = IndexTable.shipped().named(name).map(IndexTable.Row::underlying).orElse(name);
        boolean isBse = exchange.equals("BFO");
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("exch", exchange);
        asked.put("stext", NorenCalls.encoded(isBse ? word : word + inSymbol(expiry)));
        Pattern wanted = Pattern.compile(isBse ? bse(word, expiry) : nse(word, expiry));
        for (Json found : calls.ask("SearchScrip", asked).get("values").elements()) {
            if (wanted.matcher(found.get("tsym").text()).matches()) {
                return found.get("tsym").text();
            }
        }
        throw new RestException(
                Kind.INPUT,
                "",
                broker + " has no options of " + word + " that expire on " + expiry);
    }

    private static String inSymbol(LocalDate expiry) {
        return expiry.format(IN_SYMBOL).toUpperCase(Locale.ROOT);
    }

    /** {@code NIFTY15SEP26C23950}. */
    private static String nse(String word, LocalDate expiry) {
        return Pattern.quote(word + inSymbol(expiry)) + "[CP][0-9.]+";
    }

    /** {@code SENSEX26SEP91000PE}, {@code SENSEX2690386000PE}. */
    private static String bse(String word, LocalDate expiry) {
        return Pattern.quote(word)
                + "("
                + NorenInstruments.monthly(expiry)
                + "|"
                + NorenInstruments.weekly(expiry)
                + ")[0-9.]+[CP]E";
    }

    private static void add(Map<Long, OptionRow> rows, Json contract, LocalDate expiry) {
        long strike = contract.get("strprc").price();
        var leg =
                new OptionRow.Leg(
                        contract.get("token").whole(0), 0, 0, -1, -1, -1, 0, 0, 0, 0, Double.NaN);
        OptionRow before = rows.getOrDefault(strike, new OptionRow(expiry, strike, null, null));
        if (contract.get("optt").text().equals("CE")) {
            rows.put(strike, new OptionRow(expiry, strike, leg, before.pe()));
        } else {
            rows.put(strike, new OptionRow(expiry, strike, before.ce(), leg));
        }
    }
}
