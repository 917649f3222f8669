package io.icebreaker.feed.chain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * NSE's web chain: {@code records{timestamp, underlyingValue, data[{strikePrice, expiryDate, CE, PE}]}}, one
 * snapshot of all expiries a file. Open interest and volume count contracts, quantities of the book units.
 */
final class NseJson implements ChainReader {
    private final Path file;
    private final JsonParser json;
    private final ChainHow how;
    private final ChainReport report;
    private final List<RawRow> raw = new ArrayList<>();
    private String underlying;
    private String timestamp;
    private String spot = "0";
    private boolean isRead;

    /** A row as it stands; the lot is known only when all is read. */
    private static final class RawRow {
        private final String place;
        private String strike;
        private String expiry;
        private RawLeg ce;
        private RawLeg pe;

        RawRow(int number) {
            place = "row " + number;
        }
    }

    /** The figures of a leg as text. */
    private static final class RawLeg {
        private String oi;
        private String oiChange;
        private String volume;
        private String last = "0";
        private String change = "0";
        private String bid = "0";
        private String bidQty = "0";
        private String ask = "0";
        private String askQty = "0";
        private String iv = "0";
    }

    /** The parser stands on the start of the outermost object. */
    NseJson(Path file, JsonParser json, ChainHow how, ChainReport report) {
        this.file = file;
        this.json = json;
        this.how = how;
        this.report = report;
    }

    @Override
    public ChainSnapshot next() throws IOException, ChainException {
        if (isRead) {
            return null;
        }
        isRead = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean records = json.currentName().equals("records");
            if (json.nextToken() == JsonToken.START_OBJECT && records) {
                records();
            } else {
                json.skipChildren();
            }
        }
        if (timestamp == null) {
            throw new ChainException(ChainProblem.NO_TIME, "records.timestamp");
        }
        long timeNs = Times.nse(timestamp, "records.timestamp");
        String symbol = underlying == null ? FileName.underlying(file) : underlying;
        return how.wants(symbol) ? snapshot(symbol, timeNs) : null;
    }

    /** The time alone, for putting files in order; the parser stands as for the constructor. */
    static long timeNs(JsonParser json) throws IOException, ChainException {
        while (json.nextToken() != null) {
            String name = json.currentName();
            if ("timestamp".equals(name) && json.currentToken() == JsonToken.VALUE_STRING) {
                return Times.nse(json.getText(), "records.timestamp");
            }
            if (("data".equals(name) || "filtered".equals(name))
                    && json.currentToken().isStructStart()) {
                json.skipChildren();
            }
        }
        throw new ChainException(ChainProblem.NO_TIME, "records.timestamp");
    }

    private ChainSnapshot snapshot(String symbol, long timeNs) throws ChainException {
        long lot = how.lotOf(file, symbol, Times.day(timeNs));
        List<ChainRow> rows = new ArrayList<>(raw.size());
        for (RawRow row : raw) {
            try {
                rows.add(row(row, lot));
            } catch (ChainException e) {
                report.refuse(e.problem(), file, e.place());
            }
        }
        long spotE4 = Numbers.price(spot, "records.underlyingValue");
        return ChainSnapshot.of(file, symbol, timeNs, spotE4, rows, report);
    }

    private static ChainRow row(RawRow row, long lot) throws ChainException {
        if (row.strike == null || row.expiry == null) {
            throw new ChainException(ChainProblem.MISSING, row.place + ": no strike or expiry");
        }
        String place = row.place + " (strike " + row.strike + ", " + row.expiry + ")";
        LocalDate expiry = Times.nseDay(row.expiry, place);
        long strike = Numbers.price(row.strike, place);
        return new ChainRow(
                expiry, strike, leg(row.ce, lot, place + " CE"), leg(row.pe, lot, place + " PE"));
    }

    private static ChainLeg leg(RawLeg leg, long lot, String place) throws ChainException {
        if (leg == null) {
            return null;
        }
        if (leg.oi == null || leg.volume == null) {
            throw new ChainException(ChainProblem.MISSING, place + ": no OI or volume");
        }
        long last = Numbers.price(leg.last, place);
        return new ChainLeg(
                Numbers.units(leg.oi, lot, place),
                leg.oiChange == null
                        ? ChainLeg.UNKNOWN
                        : Numbers.signedUnits(leg.oiChange, lot, place),
                Numbers.units(leg.volume, lot, place),
                last,
                last == 0 ? 0 : Math.max(0, last - Numbers.change(leg.change, place)),
                Numbers.price(leg.bid, place),
                Numbers.units(leg.bidQty, 1, place),
                Numbers.price(leg.ask, place),
                Numbers.units(leg.askQty, 1, place),
                Numbers.percent(leg.iv, place));
    }

    private void records() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("timestamp") && value == JsonToken.VALUE_STRING) {
                timestamp = json.getText();
            } else if (name.equals("underlyingValue") && value.isNumeric()) {
                spot = json.getText();
            } else if (name.equals("data") && value == JsonToken.START_ARRAY) {
                data();
            } else {
                json.skipChildren();
            }
        }
    }

    private void data() throws IOException {
        for (int number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
            var row = new RawRow(number);
            if (json.currentToken() == JsonToken.START_OBJECT) {
                rawRow(row);
            } else {
                json.skipChildren();
            }
            raw.add(row);
        }
    }

    private void rawRow(RawRow row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && name.equals("CE")) {
                row.ce = rawLeg();
            } else if (object && name.equals("PE")) {
                row.pe = rawLeg();
            } else if (name.equals("strikePrice") && json.currentToken().isScalarValue()) {
                row.strike = json.getText();
            } else if (name.startsWith("expiryDate") && json.currentToken().isScalarValue()) {
                row.expiry = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    private RawLeg rawLeg() throws IOException {
        var leg = new RawLeg();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            } else {
                put(leg, name, json.getText());
            }
        }
        return leg;
    }

    private void put(RawLeg leg, String name, String value) {
        switch (name) {
            case "underlying" -> underlying = value;
            case "openInterest" -> leg.oi = value;
            case "changeinOpenInterest" -> leg.oiChange = value;
            case "totalTradedVolume" -> leg.volume = value;
            case "lastPrice" -> leg.last = value;
            case "change" -> leg.change = value;
            case "bidprice", "bidPrice" -> leg.bid = value;
            case "bidQty" -> leg.bidQty = value;
            case "askPrice", "askprice" -> leg.ask = value;
            case "askQty" -> leg.askQty = value;
            case "impliedVolatility" -> leg.iv = value;
            default -> {
                return; // identifier, totals of the book and more, which nobody asks for
            }
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
