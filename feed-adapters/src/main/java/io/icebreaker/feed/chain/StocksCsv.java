package io.icebreaker.feed.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chains of many stocks at one time, from Kite's quotes: a snapshot a stock, in the file's order. Units and
 * rupees; no bid, ask, or change of open interest. Its {@code Max_Pain} is no payout and is not read.
 */
final class StocksCsv implements ChainReader {
    private static final String STOCK = "Stock";

    private final Path file;
    private final CsvRows csv;
    private final ChainHow how;
    private final ChainReport report;
    private Iterator<Map.Entry<String, Stock>> stocks;

    private record Stock(long timeNs, long spot, List<ChainRow> rows) {}

    StocksCsv(Path file, CsvRows csv, ChainHow how, ChainReport report) {
        this.file = file;
        this.csv = csv;
        this.how = how;
        this.report = report;
    }

    static boolean reads(CsvRows csv) {
        return csv.has(STOCK) && csv.has("Strike") && csv.has("CE_OI") && csv.has("timestamp");
    }

    @Override
    public ChainSnapshot next() throws IOException, ChainException {
        if (stocks == null) {
            stocks = read().entrySet().iterator();
        }
        if (!stocks.hasNext()) {
            return null;
        }
        Map.Entry<String, Stock> next = stocks.next();
        Stock stock = next.getValue();
        return ChainSnapshot.of(file, next.getKey(), stock.timeNs, stock.spot, stock.rows, report);
    }

    private Map<String, Stock> read() throws IOException, ChainException {
        Map<String, Stock> found = new LinkedHashMap<>();
        while (csv.next()) {
            String symbol = csv.cell(STOCK);
            if (how.wants(symbol)) {
                try {
                    add(found, symbol);
                } catch (ChainException e) {
                    report.refuse(e.problem(), file, e.place());
                }
            }
        }
        return found;
    }

    private void add(Map<String, Stock> found, String symbol) throws ChainException {
        String place = csv.place();
        var row =
                new ChainRow(
                        Times.isoDay(csv.cell("Expiry"), place),
                        Numbers.price(csv.cell("Strike"), place),
                        leg("CE_", place),
                        leg("PE_", place));
        Stock stock = found.get(symbol);
        if (stock == null) {
            long timeNs = Times.recorder(csv.cell("timestamp"), place);
            long spot = Numbers.price(csv.cell("Stock_LTP"), place);
            stock = new Stock(timeNs, spot, new ArrayList<>());
            found.put(symbol, stock);
        }
        stock.rows.add(row);
    }

    private ChainLeg leg(String side, String place) throws ChainException {
        return new ChainLeg(
                Numbers.units(csv.cell(side + "OI"), 1, place),
                ChainLeg.UNKNOWN,
                Numbers.units(csv.cell(side + "Volume"), 1, place),
                Numbers.price(csv.cell(side + "LTP"), place),
                0,
                0,
                0,
                0,
                0,
                Double.NaN);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
