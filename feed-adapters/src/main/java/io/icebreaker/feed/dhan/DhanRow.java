package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.MasterTable;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One row of a scrip master, whichever of the two (feed-dhan 11), as text.
 *
 * @param exchange NSE, BSE or MCX
 * @param segment E shares, D derivatives, C currency, M commodities, I indices
 * @param kind INDEX, EQUITY, FUTIDX, OPTSTK...
 * @param symbol the trading symbol: of shares the ticker, of derivatives a name or a mnemonic
 * @param display the name people are shown
 * @param underlying symbol of the underlying, empty when the file does not say
 * @param group kind of share: ES, ETF, DBT...; empty in old files
 * @param tickSize in paise, but of indices in rupees and of no meaning
 */
record DhanRow(
        String exchange,
        String segment,
        String securityId,
        String kind,
        String symbol,
        String display,
        String underlying,
        String series,
        String group,
        String lotSize,
        String expiry,
        String strike,
        String optionType,
        String tickSize) {
    private static final Map<String, String> WORDS =
            Map.of(
                    "NSE/E", "NSE_EQ",
                    "BSE/E", "BSE_EQ",
                    "NSE/D", "NSE_FNO",
                    "BSE/D", "BSE_FNO",
                    "NSE/C", "NSE_CURRENCY",
                    "BSE/C", "BSE_CURRENCY",
                    "MCX/M", "MCX_COMM");

    private static final Set<String> SERIES = Set.of("EQ", "BE", "BZ", "SM", "ST");
    private static final Set<String> GROUPS = Set.of("ES", "ETF", "");
    private static final String NO_DATE = "0001-01-01";
    private static final int DATE_LENGTH = 10;

    /** Indices are published in paise; a row of an index is as high as five. */
    private static final long INDEX_TICK = 500;

    private static final long PAISE = 100;

    /** {@code BAJAJ-AUTO-Sep2026-9500-CE}: the underlying may have dashes of its own. */
    private static final Pattern CONTRACT = Pattern.compile("-[A-Z][a-z]{2}\\d{4}-");

    static DhanRow detailed(MasterTable row) {
        return new DhanRow(
                row.word("EXCH_ID"),
                row.word("SEGMENT"),
                row.text("SECURITY_ID"),
                row.word("INSTRUMENT"),
                row.word("INSTRUMENT").equals("EQUITY")
                        ? row.text("UNDERLYING_SYMBOL")
                        : row.text("SYMBOL_NAME"),
                row.text("DISPLAY_NAME"),
                row.word("UNDERLYING_SYMBOL"),
                row.word("SERIES"),
                row.word("INSTRUMENT_TYPE"),
                row.number("LOT_SIZE"),
                row.word("SM_EXPIRY_DATE"),
                row.number("STRIKE_PRICE"),
                row.word("OPTION_TYPE"),
                row.number("TICK_SIZE"));
    }

    static DhanRow compact(MasterTable row) {
        return new DhanRow(
                row.word("SEM_EXM_EXCH_ID"),
                row.word("SEM_SEGMENT"),
                row.text("SEM_SMST_SECURITY_ID"),
                row.word("SEM_INSTRUMENT_NAME"),
                row.text("SEM_TRADING_SYMBOL"),
                row.text("SEM_CUSTOM_SYMBOL"),
                "",
                row.word("SEM_SERIES"),
                row.word("SEM_EXCH_INSTRUMENT_TYPE"),
                row.number("SEM_LOT_UNITS"),
                row.word("SEM_EXPIRY_DATE"),
                row.number("SEM_STRIKE_PRICE"),
                row.word("SEM_OPTION_TYPE"),
                row.number("SEM_TICK_SIZE"));
    }

    /** Whether it is something this engine trades or watches, rather than a bond or a test. */
    boolean isWanted() {
        if (symbol.endsWith("NSETEST")) {
            return false;
        }
        boolean isShare = kind.equals("EQUITY") && !segment.equals("I");
        return !isShare
                || exchange.equals("NSE") && SERIES.contains(series) && isShareOrFund()
                || exchange.equals("BSE") && isShareOrFund();
    }

    private boolean isShareOrFund() {
        return GROUPS.contains(group);
    }

    /**
     * The instrument.
     *
     * @throws IllegalArgumentException saying what about the row makes none
     */
    BrokerInstrument instrument() {
        boolean isIndex = segment.equals("I");
        String word = isIndex ? DhanSegments.INDEX : WORDS.get(exchange + "/" + segment);
        if (word == null) {
            throw new IllegalArgumentException("unknown segment " + exchange + "/" + segment);
        }
        InstrumentType type = isIndex ? InstrumentType.IDX : type();
        boolean isDerivative = type == InstrumentType.FUT || type.isOption();
        long token = Long.parseLong(securityId);
        String name = isDerivative && symbol.indexOf('-') < 0 ? display : symbol;
        var instrument =
                new Instrument(
                        DhanSegments.ours(word),
                        token,
                        name.isEmpty() ? symbol : name,
                        type,
                        isDerivative ? underlyingName() : "",
                        isDerivative ? expiryDate() : null,
                        type.isOption() ? decimal(strike) : 0,
                        Math.max(1, units()),
                        isIndex ? INDEX_TICK : Math.max(1, decimal(tickSize) / PAISE));
        return new BrokerInstrument(instrument, word, token, symbol);
    }

    private InstrumentType type() {
        if (kind.startsWith("FUT")) {
            return InstrumentType.FUT;
        }
        if (kind.startsWith("OPT")) {
            return switch (optionType) {
                case "CE", "CALL" -> InstrumentType.CE;
                case "PE", "PUT" -> InstrumentType.PE;
                default ->
                        throw new IllegalArgumentException(
                                "an option that is neither CE nor PE: '" + optionType + "'");
            };
        }
        if (kind.equals("EQUITY")) {
            return InstrumentType.EQ;
        }
        throw new IllegalArgumentException("unknown kind of instrument '" + kind + "'");
    }

    private String underlyingName() {
        if (!underlying.isEmpty()) {
            return underlying;
        }
        String[] parts = CONTRACT.split(symbol, 2);
        return (parts.length == 2 ? parts[0] : display.split(" ", 2)[0]).intern();
    }

    /** The compact file writes a time of day behind it. */
    private LocalDate expiryDate() {
        String date = expiry.length() > DATE_LENGTH ? expiry.substring(0, DATE_LENGTH) : expiry;
        if (date.isEmpty() || date.equals(NO_DATE)) {
            throw new IllegalArgumentException("a contract without an expiry");
        }
        return LocalDate.parse(date);
    }

    /** {@code 65} or {@code 65.0}. */
    private long units() {
        return new BigDecimal(lotSize).longValueExact();
    }

    /** E4 of a decimal of any number of digits. */
    private static long decimal(String text) {
        return new BigDecimal(text).movePointRight(4).longValueExact();
    }
}
