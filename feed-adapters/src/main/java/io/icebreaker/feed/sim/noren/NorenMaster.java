package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The symbol masters of a simulated house, one zipped text an exchange (feed-noren 7). */
final class NorenMaster {
    static final String CASH = "Exchange,Token,LotSize,Symbol,TradingSymbol,Instrument,TickSize,\n";
    static final String DERIVATIVES =
            "Exchange,Token,LotSize,Symbol,TradingSymbol,Expiry,Instrument,OptionType,"
                    + "StrikePrice,TickSize,\n";

    private static final String SUFFIX = "_symbols.txt.zip";
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    private final NorenTokens tokens;

    NorenMaster(NorenTokens tokens) {
        this.tokens = tokens;
    }

    /** {@code GET /NSE_symbols.txt.zip}; null for another path. */
    SimReply answer(SimRequest request) throws IOException {
        String path = request.path();
        if (!path.endsWith(SUFFIX)) {
            return null;
        }
        String exchange = path.substring(1, path.length() - SUFFIX.length());
        return new SimReply(
                200, Map.of("Content-Type", "application/zip"), zipped(exchange, text(exchange)));
    }

    /** The text of one exchange. */
    String text(String exchange) {
        boolean isCash = exchange.equals("NSE") || exchange.equals("BSE");
        var csv = new StringBuilder(isCash ? CASH : DERIVATIVES);
        tokens.all().stream()
                .filter(one -> one.segment().equals(exchange))
                .forEach(one -> csv.append(isCash ? cash(one) : contract(one)).append(",\n"));
        return csv.toString();
    }

    private static String cash(BrokerInstrument one) {
        Instrument it = one.instrument();
        boolean isIndex = it.type() == InstrumentType.IDX;
        return String.join(
                ",",
                one.segment(),
                Long.toString(one.token()),
                Long.toString(it.lotSize()),
                it.symbol(),
                one.symbol(),
                isIndex ? "INDEX" : "EQ",
                isIndex ? "0" : Prices.format(it.tickSize()));
    }

    private static String contract(BrokerInstrument one) {
        Instrument it = one.instrument();
        boolean isOption = it.type().isOption();
        return String.join(
                ",",
                one.segment(),
                Long.toString(one.token()),
                Long.toString(it.lotSize()),
                it.underlying(),
                one.symbol(),
                it.expiry().format(EXPIRY).toUpperCase(Locale.ROOT),
                isOption ? "OPTIDX" : "FUTIDX",
                isOption ? it.type().name() : "XX",
                isOption ? Prices.format(it.strike()) : "-0.01",
                Prices.format(it.tickSize()));
    }

    private static byte[] zipped(String exchange, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(exchange + "_symbols.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
