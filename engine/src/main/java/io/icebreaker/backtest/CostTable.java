package io.icebreaker.backtest;

import io.icebreaker.tick.Instrument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Dated rates of what trading costs, read from {@code costs.csv} (analytics 10.4). Immutable; any thread.
 * Cold: it allocates.
 */
public final class CostTable {
    /** What is charged; the order of {@link Costs}. */
    enum Item {
        BROKERAGE,
        TAX,
        TRANSACTION,
        IPFT,
        SEBI,
        GST,
        STAMP
    }

    /** What is traded, as far as rates go. */
    enum CostClass {
        EQ_INTRADAY,
        EQ_DELIVERY,
        FUT,
        OPT,
        /** An option's end in the money: tax only. */
        EXERCISE;

        static CostClass of(Instrument instrument, Product product) {
            return switch (instrument.type()) {
                case FUT -> FUT;
                case CE, PE -> OPT;
                default -> product == Product.DELIVERY ? EQ_DELIVERY : EQ_INTRADAY;
            };
        }
    }

    /** One row: null percent is flat, null cap is none. */
    record Rate(BigDecimal percent, BigDecimal cap, int side) {
        private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

        /** Of a value in rupees on a side; exact. */
        BigDecimal of(BigDecimal value, int tradedSide) {
            if (side != 0 && side != tradedSide) {
                return BigDecimal.ZERO;
            }
            if (percent == null) {
                return cap;
            }
            BigDecimal charged = value.multiply(percent).multiply(HUNDREDTH);
            return cap == null ? charged : charged.min(cap);
        }
    }

    private static final Rate FREE = new Rate(BigDecimal.ZERO, null, 0);

    private final Map<String, NavigableMap<LocalDate, Rate>> lines;
    private final boolean gstOnIpft;

    private CostTable(Map<String, NavigableMap<LocalDate, Rate>> lines, boolean gstOnIpft) {
        this.lines = lines;
        this.gstOnIpft = gstOnIpft;
    }

    /** The table that ships with the engine, GST on IPFT included. */
    public static CostTable shipped() {
        try (var in = CostTable.class.getResourceAsStream("costs.csv");
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped costs.csv", e);
        }
    }

    /**
     * Reads a table laid out as the shipped one: comments, a header, rows.
     *
     * @throws IllegalArgumentException naming the row it cannot read
     */
    public static CostTable parse(List<String> text) {
        Map<String, NavigableMap<LocalDate, Rate>> lines = new TreeMap<>();
        for (String row : text) {
            if (row.isBlank() || row.startsWith("#") || row.startsWith("item,")) {
                continue;
            }
            String[] cells = row.split(",", -1);
            try {
                lines.computeIfAbsent(
                                key(Item.valueOf(cells[0]), cells[1], cells[2]),
                                line -> new TreeMap<>())
                        .put(LocalDate.parse(cells[3]), rate(cells));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("not a row of rates: '" + row + "'", e);
            }
        }
        return new CostTable(lines, true);
    }

    private static Rate rate(String[] cells) {
        int side =
                switch (cells[6]) {
                    case "B" -> 1;
                    case "S" -> -1;
                    case "*" -> 0;
                    default -> throw new IllegalArgumentException("side must be B, S or *");
                };
        return new Rate(decimal(cells[4]), decimal(cells[5]), side);
    }

    private static BigDecimal decimal(String cell) {
        return cell.isBlank() ? null : new BigDecimal(cell);
    }

    private static String key(Item item, String exchange, String costClass) {
        return item + "/" + exchange + "/" + costClass;
    }

    /** The same with GST on the investor protection fee or without. */
    public CostTable withGstOnIpft(boolean taxed) {
        return new CostTable(lines, taxed);
    }

    public boolean gstOnIpft() {
        return gstOnIpft;
    }

    /** Whether a person has compared the rates with the primary circulars: nobody has. */
    public boolean ratesVerified() {
        return false;
    }

    /** Whose rates a segment takes: NSE, BSE, MCX; null where there are none. */
    static String exchange(String segment) {
        return switch (segment) {
            case "NSE", "NFO" -> "NSE";
            case "BSE", "BFO" -> "BSE";
            case "MCX" -> "MCX";
            default -> null;
        };
    }

    /** The line's rate on a day; free where the table has no such line. */
    Rate rate(Item item, String exchange, CostClass costClass, LocalDate day) {
        NavigableMap<LocalDate, Rate> line = line(item, exchange, costClass);
        if (line == null) {
            return FREE;
        }
        var valid = line.floorEntry(day);
        return valid == null ? line.firstEntry().getValue() : valid.getValue();
    }

    /** Whether some line of the class begins only after that day. */
    boolean isExtrapolated(String exchange, CostClass costClass, LocalDate day) {
        for (Item item : Item.values()) {
            NavigableMap<LocalDate, Rate> line = line(item, exchange, costClass);
            if (line != null && line.firstKey().isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    private NavigableMap<LocalDate, Rate> line(Item item, String exchange, CostClass costClass) {
        NavigableMap<LocalDate, Rate> own = lines.get(key(item, exchange, costClass.name()));
        if (own == null) {
            own = lines.get(key(item, "*", costClass.name()));
        }
        return own == null && costClass != CostClass.EXERCISE
                ? lines.get(key(item, "*", "*"))
                : own;
    }
}
