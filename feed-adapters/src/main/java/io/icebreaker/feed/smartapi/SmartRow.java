package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One row of the master being read: its cells, and the instrument they make. Reused from row to row; one
 * thread. Strikes and tick sizes are in paise, strikes of currency options in rupees x 10^7 (feed-smartapi
 * 7.4).
 */
final class SmartRow {
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("ddMMMuuuu")
                    .toFormatter(Locale.ENGLISH);
    private static final String NO_FRACTION = ".000000";
    private static final long E4_A_PAISA = 100;

    /** Indices come without a tick size; they are published in paise of five. */
    private static final long INDEX_TICK = 500;

    private static final Map<String, Kind> KINDS = kinds();

    private enum Kind {
        CASH,
        INDEX,
        FUTURE,
        OPTION,
        CURRENCY_OPTION
    }

    private final Map<String, String> cells = new HashMap<>();

    /** A master repeats few of these, thousands of times each: kept once. */
    private final Map<String, String> words = new HashMap<>();

    private final Map<String, LocalDate> dates = new HashMap<>();

    private static Map<String, Kind> kinds() {
        var kinds = new HashMap<String, Kind>();
        kinds.put("", Kind.CASH);
        kinds.put("AMXIDX", Kind.INDEX);
        for (String future : new String[] {"IDX", "STK", "COM", "CUR", "IRC", "IRT"}) {
            kinds.put("FUT" + future, Kind.FUTURE);
        }
        for (String option : new String[] {"IDX", "STK", "FUT"}) {
            kinds.put("OPT" + option, Kind.OPTION);
        }
        kinds.put("OPTCUR", Kind.CURRENCY_OPTION);
        kinds.put("OPTIRC", Kind.CURRENCY_OPTION);
        return kinds;
    }

    void clear() {
        cells.clear();
    }

    void set(String column, String text) {
        cells.put(column, text);
    }

    /**
     * The instrument of the row.
     *
     * @throws IllegalArgumentException or DateTimeException saying why it makes none
     */
    BrokerInstrument instrument() {
        String exchange = word("exch_seg");
        if (SmartLayout.exchangeType(exchange) == 0) {
            throw new IllegalArgumentException("unknown exch_seg '" + exchange + "'");
        }
        String typeName = word("instrumenttype");
        Kind kind = KINDS.get(typeName);
        if (kind == null) {
            throw new IllegalArgumentException("unknown instrumenttype '" + typeName + "'");
        }
        String symbol = text("symbol");
        long token = Long.parseLong(text("token"));
        boolean isContract = kind != Kind.CASH && kind != Kind.INDEX;
        LocalDate expiry = date(text("expiry"));
        if (isContract && expiry == null) {
            throw new DateTimeException("a contract without an expiry");
        }
        var instrument =
                new Instrument(
                        kind == Kind.INDEX ? "IDX" : SmartLayout.segment(exchange),
                        token,
                        symbol,
                        type(kind, symbol),
                        isContract ? word("name") : "",
                        isContract ? expiry : null,
                        strike(kind),
                        Math.max(1, Long.parseLong(orZero(text("lotsize")))),
                        tickSize(kind));
        return new BrokerInstrument(instrument, exchange, token, symbol);
    }

    /** Only the last two letters tell a call from a put; nothing else is read from a symbol. */
    private static InstrumentType type(Kind kind, String symbol) {
        return switch (kind) {
            case CASH -> InstrumentType.EQ;
            case INDEX -> InstrumentType.IDX;
            case FUTURE -> InstrumentType.FUT;
            default -> {
                if (!symbol.endsWith("CE") && !symbol.endsWith("PE")) {
                    throw new IllegalArgumentException(
                            "an option that ends neither in CE nor in PE: '" + symbol + "'");
                }
                yield symbol.endsWith("CE") ? InstrumentType.CE : InstrumentType.PE;
            }
        };
    }

    private long strike(Kind kind) {
        return switch (kind) {
            case OPTION -> positive(number(text("strike")).multiply(hundred()));
            case CURRENCY_OPTION -> positive(number(text("strike")).movePointLeft(3));
            default -> 0;
        };
    }

    private static long positive(BigDecimal strike) {
        long rounded = strike.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (rounded <= 0) {
            throw new IllegalArgumentException("an option without a strike");
        }
        return rounded;
    }

    private long tickSize(Kind kind) {
        long tick =
                number(text("tick_size"))
                        .multiply(hundred())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return tick > 0 ? tick : kind == Kind.INDEX ? INDEX_TICK : 1;
    }

    private static BigDecimal hundred() {
        return BigDecimal.valueOf(E4_A_PAISA);
    }

    /** Nearly all are whole, written with six zeros behind the point. */
    private static BigDecimal number(String text) {
        try {
            return text.endsWith(NO_FRACTION)
                    ? BigDecimal.valueOf(
                            Long.parseLong(text.substring(0, text.length() - NO_FRACTION.length())))
                    : new BigDecimal(orZero(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: '" + text + "'", e);
        }
    }

    private LocalDate date(String text) {
        return text.isEmpty() ? null : dates.computeIfAbsent(text, t -> LocalDate.parse(t, DATE));
    }

    private String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    private String word(String column) {
        return words.computeIfAbsent(text(column), text -> text);
    }

    private static String orZero(String text) {
        return text.isEmpty() ? "0" : text;
    }
}
