package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Segments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Instruments in the form of Kite's daily dump (feed-kite 7.4). */
public final class KiteDump {
    static final String HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,"
                    + "lot_size,instrument_type,segment,exchange\r\n";

    private KiteDump() {}

    /** The whole file. */
    public static String of(List<Instrument> instruments) {
        var csv = new StringBuilder(HEADER);
        instruments.forEach(instrument -> append(csv, instrument));
        return csv.toString();
    }

    /** Serves the gzipped file where Kite's REST server has it. */
    public static void serve(SimHttp http, List<Instrument> instruments) {
        byte[] file = gzip(of(instruments));
        http.on("GET", "/instruments", request -> new SimReply(200, Map.of(), file));
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** One row. */
    static void append(StringBuilder csv, Instrument it) {
        boolean isIndex = it.type() == InstrumentType.IDX;
        csv.append(it.token() << 8 | Segments.knownCode(it.segment())).append(',');
        csv.append(it.token()).append(',').append(quoted(it.symbol())).append(',');
        csv.append(quoted(it.underlying())).append(",0.0,");
        csv.append(it.expiry() == null ? "" : it.expiry()).append(',');
        Prices.append(csv, it.strike()).append(',');
        Prices.append(csv, isIndex ? 0 : it.tickSize()).append(',');
        csv.append(isIndex ? 0 : it.lotSize()).append(',');
        csv.append(isIndex ? InstrumentType.EQ : it.type()).append(',');
        csv.append(segment(it)).append(',').append(isIndex ? "NSE" : it.segment()).append("\r\n");
    }

    private static String segment(Instrument it) {
        return switch (it.type()) {
            case IDX -> "INDICES";
            case EQ -> it.segment();
            case FUT -> it.segment() + "-FUT";
            case CE, PE -> it.segment() + "-OPT";
        };
    }

    private static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }
}
