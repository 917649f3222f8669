package io.icebreaker.feed.noren;

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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The symbol masters of the Noren family (feed-noren 7), one text an exchange. Tokens are the exchanges' own,
 * so Shoonya's files serve Flattrade, whose own lack the tick size. Both spellings of the columns are read.
 * NCX is left out: its contracts have no numbers.
 */
public final class NorenInstruments implements MasterParser {
    private static final String FILES = "https://api.shoonya.com/";
    private static final List<String> EXCHANGES = List.of("NSE", "NFO", "BSE", "BFO", "CDS", "MCX");
    private static final List<String> NEEDED = List.of("Exchange", "Token", "Symbol");

    /** {@code 25-NOV-2025}. */
    private static final DateTimeFormatter EXPIRY =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dd-MMM-uuuu")
                    .toFormatter(Locale.ENGLISH);

    /** Indices come without a tick size; they are published in paise of five. */
    private static final long INDEX_TICK = 500;

    /** Where the files are, each zipped; renewed every morning. */
    public static MasterSource source(String broker) {
        List<MasterFile> files =
                EXCHANGES.stream()
                        .map(exchange -> exchange + "_symbols.txt")
                        .map(n -> new MasterFile(n, URI.create(FILES + n + ".zip"), Packing.ZIP))
                        .toList();
        return new MasterSource(broker, files, new NorenInstruments());
    }

    @Override
    public MasterRows parse(InputStream in, LocalDate today) throws IOException {
        var rows = new MasterCollector(today);
        MasterTable.read(in, NEEDED, rows, NorenInstruments::row);
        return rows.rows();
    }

    /** Null for what is no instrument and no mistake: currencies themselves, NCX. */
    private static BrokerInstrument row(MasterTable row) {
        String exchange = row.word("Exchange");
        String kind = row.word("Instrument");
        if (exchange.equals("NCX") || kind.equals("UNDCUR")) {
            return null;
        }
        if (!NorenLayout.isExchange(exchange)) {
            throw new IllegalArgumentException("unknown exchange '" + exchange + "'");
        }
        String symbol = either(row, "TradingSymbol", "Tradingsymbol");
        if (symbol.isEmpty() || symbol.endsWith(":")) {
            throw new IllegalArgumentException("no trading symbol: '" + symbol + "'");
        }
        long token = Long.parseLong(row.text("Token"));
        InstrumentType type = type(kind, row);
        var instrument =
                type == InstrumentType.IDX
                        ? index(row, token)
                        : instrument(row, exchange, token, symbol, type);
        return new BrokerInstrument(instrument, exchange, token, symbol);
    }

    private static InstrumentType type(String kind, MasterTable row) {
        if (kind.equals("INDEX") || kind.equals("UNDIND")) {
            return InstrumentType.IDX;
        }
        if (kind.startsWith("FUT")) {
            return InstrumentType.FUT;
        }
        return kind.startsWith("OPT")
                ? InstrumentType.valueOf(either(row, "OptionType", "Optiontype"))
                : InstrumentType.EQ;
    }

    private static Instrument index(MasterTable row, long token) {
        String name = row.text("Symbol").toUpperCase(Locale.ROOT);
        return new Instrument("IDX", token, name, InstrumentType.IDX, "", null, 0, 1, INDEX_TICK);
    }

    private static Instrument instrument(
            MasterTable row, String exchange, long token, String symbol, InstrumentType type) {
        boolean isContract = type != InstrumentType.EQ;
        LocalDate expiry = isContract ? LocalDate.parse(row.text("Expiry"), EXPIRY) : null;
        String strike = type.isOption() ? either(row, "StrikePrice", "Strike") : "0";
        return new Instrument(
                exchange,
                token,
                symbol.endsWith("-EQ") ? symbol.substring(0, symbol.length() - 3) : symbol,
                type,
                isContract ? underlying(row, exchange, symbol, expiry) : "",
                expiry,
                Prices.parse(strike),
                Math.max(1, Long.parseLong(orZero(either(row, "LotSize", "Lotsize")))),
                Math.max(1, Prices.parse(row.number("TickSize"))));
    }

    /**
     * BFO's symbol column is a mnemonic ({@code BSXOPT}), so there the name is what stands in the trading
     * symbol before the expiry: {@code SENSEX26SEPFUT}, {@code SENSEX2690386000PE}, {@code
     * SENSEX26O0185100PE}.
     */
    private static String underlying(
            MasterTable row, String exchange, String symbol, LocalDate expiry) {
        if (!exchange.equals("BFO")) {
            return row.word("Symbol");
        }
        String option =
                either(row, "StrikePrice", "Strike") + either(row, "OptionType", "Optiontype");
        return Stream.of(monthly(expiry) + "FUT", monthly(expiry) + option, weekly(expiry) + option)
                .filter(symbol::endsWith)
                .map(end -> symbol.substring(0, symbol.length() - end.length()).intern())
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "cannot tell the underlying: " + symbol));
    }

    static String monthly(LocalDate expiry) {
        String month = expiry.getMonth().name().substring(0, 3);
        return String.format(Locale.ROOT, "%02d%s", expiry.getYear() % 100, month);
    }

    /** The month is one character: 1 to 9, O, N, D. */
    static String weekly(LocalDate expiry) {
        int month = expiry.getMonthValue();
        String letter =
                month < 10 ? Integer.toString(month) : expiry.getMonth().name().substring(0, 1);
        return String.format(
                Locale.ROOT, "%02d%s%02d", expiry.getYear() % 100, letter, expiry.getDayOfMonth());
    }

    private static String either(MasterTable row, String column, String otherwise) {
        String text = row.text(column);
        return text.isEmpty() ? row.text(otherwise) : text;
    }

    private static String orZero(String text) {
        return text.isEmpty() ? "0" : text;
    }
}
