package io.icebreaker.feed.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * NSE's chain as one CSV a day: a snapshot is a run of rows of one {@code Fetch_Time} and one
 * {@code collection_timestamp}. Open interest and volume count contracts; the underlying stands in the file's
 * name and its value nowhere.
 */
final class NseMinuteCsv implements ChainReader {
    private static final String TIME = "Fetch_Time";
    private static final String RECORDED = "collection_timestamp";

    private final CsvRows csv;
    private final Path file;
    private final ChainHow how;
    private final ChainReport report;
    private final String underlying;

    /** The rows stand behind the header. */
    NseMinuteCsv(Path file, CsvRows csv, ChainHow how, ChainReport report) {
        this.file = file;
        this.csv = csv;
        this.how = how;
        this.report = report;
        underlying = FileName.underlying(file);
    }

    static boolean reads(CsvRows csv) {
        return csv.has(TIME) && csv.has("Strike_Price") && csv.has("CALLS_OI");
    }

    @Override
    public ChainSnapshot next() throws IOException, ChainException {
        if (!how.wants(underlying) || !csv.isAtRow() && !csv.next()) {
            return null;
        }
        String time = csv.cell(TIME);
        String recorded = recorded();
        long timeNs = Times.nse(time, csv.place());
        long lot = how.lotOf(file, underlying, Times.day(timeNs));
        List<ChainRow> rows = new ArrayList<>();
        do {
            try {
                rows.add(row(lot));
            } catch (ChainException e) {
                report.refuse(e.problem(), file, e.place());
            }
        } while (csv.next() && csv.cell(TIME).equals(time) && recorded().equals(recorded));
        return ChainSnapshot.of(file, underlying, timeNs, 0, rows, report);
    }

    private String recorded() {
        return csv.has(RECORDED) ? csv.cell(RECORDED) : "";
    }

    private ChainRow row(long lot) throws ChainException {
        String place = csv.place();
        return new ChainRow(
                Times.nseDay(csv.cell("Expiry_Date"), place),
                Numbers.price(csv.cell("Strike_Price"), place),
                leg("CALLS_", lot),
                leg("PUTS_", lot));
    }

    /** Null where the open interest is empty or NSE's "-". */
    private ChainLeg leg(String side, long lot) throws ChainException {
        String oi = csv.cell(side + "OI");
        if (oi.isEmpty() || oi.equals("-")) {
            return null;
        }
        String place = csv.place();
        long last = Numbers.price(number(side + "LTP"), place);
        return new ChainLeg(
                Numbers.units(oi, lot, place),
                Numbers.signedUnits(number(side + "Chng_in_OI"), lot, place),
                Numbers.units(number(side + "Volume"), lot, place),
                last,
                last == 0
                        ? 0
                        : Math.max(0, last - Numbers.change(number(side + "Net_Chng"), place)),
                Numbers.price(number(side + "Bid_Price"), place),
                Numbers.units(number(side + "Bid_Qty"), 1, place),
                Numbers.price(number(side + "Ask_Price"), place),
                Numbers.units(number(side + "Ask_Qty"), 1, place),
                Numbers.percent(number(side + "IV"), place));
    }

    private String number(String column) {
        String text = csv.cell(column);
        return text.isEmpty() || text.equals("-") ? "0" : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
