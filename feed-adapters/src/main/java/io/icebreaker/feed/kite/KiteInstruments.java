package io.icebreaker.feed.kite;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.MasterCollector;
import io.icebreaker.feed.master.MasterFile;
import io.icebreaker.feed.master.MasterFile.Packing;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterTable;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * Kite's daily instruments dump (feed-kite 7.4). Its segment words and exchange tokens are the canonical
 * ones; the stream's instrument_token is made of the two and only checked here.
 */
public final class KiteInstruments implements MasterParser {
    private static final URI DUMP = URI.create("https://api.kite.trade/instruments");

    private static final List<String> NEEDED =
            List.of("instrument_token", "exchange_token", "tradingsymbol", "segment", "exchange");

    /** Indices come without a tick size; they are published in paise of five. */
    private static final long INDEX_TICK = 500;

    /** Where the dump is; one gzipped file, made anew about 08:30 IST. */
    public static MasterSource source() {
        var file = new MasterFile("instruments.csv", DUMP, Packing.GZIP);
        return new MasterSource("kite", List.of(file), new KiteInstruments());
    }

    @Override
    public MasterRows parse(InputStream in, LocalDate today) throws IOException {
        var rows = new MasterCollector(today);
        MasterTable.read(in, NEEDED, rows, KiteInstruments::row);
        return rows.rows();
    }

    private static BrokerInstrument row(MasterTable row) {
        boolean isIndex = row.text("segment").equals("INDICES");
        String segment = isIndex ? "IDX" : row.word("exchange");
        long token = Long.parseLong(row.text("exchange_token"));
        checkToken(segment, token, Long.parseLong(row.text("instrument_token")));
        String symbol = row.text("tradingsymbol");
        InstrumentType type =
                isIndex ? InstrumentType.IDX : InstrumentType.valueOf(row.text("instrument_type"));
        boolean isDerivative = type == InstrumentType.FUT || type.isOption();
        var instrument =
                new Instrument(
                        segment,
                        token,
                        symbol,
                        type,
                        isDerivative ? underlying(row.word("name"), symbol) : "",
                        row.date("expiry"),
                        Prices.parse(row.number("strike")),
                        Math.max(1, Long.parseLong(row.number("lot_size"))),
                        isIndex ? INDEX_TICK : Math.max(1, Prices.parse(row.number("tick_size"))));
        return new BrokerInstrument(instrument, segment, token, symbol);
    }

    private static void checkToken(String segment, long token, long instrumentToken) {
        int code = Segments.knownCode(segment);
        if (code == 0) {
            throw new IllegalArgumentException("unknown segment '" + segment + "'");
        }
        if (KiteLayout.instrumentToken(code, token) != instrumentToken) {
            throw new IllegalArgumentException(
                    "instrument_token "
                            + instrumentToken
                            + " is not exchange_token "
                            + token
                            + " in "
                            + segment);
        }
    }

    /**
     * Old dumps leave the name of derivatives empty: the symbol begins with it, and a digit of the expiry
     * follows.
     */
    private static String underlying(String name, String symbol) {
        return name.isEmpty() ? symbol.replaceFirst("\\d.*", "").intern() : name;
    }
}
