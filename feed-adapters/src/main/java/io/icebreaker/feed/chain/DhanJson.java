package io.icebreaker.feed.chain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Dhan's answer to {@code /v2/optionchain}: {@code data{last_price, oc{"22950.000000": {ce, pe}}}}, one
 * expiry, quantities in units. Neither its time nor its expiry stands in it: {@link DhanIndex} knows them
 * where the requests were recorded, else the caller says.
 */
final class DhanJson implements ChainReader {
    private final Path file;
    private final JsonParser json;
    private final ChainHow how;
    private final ChainReport report;
    private final List<ChainRow> rows = new ArrayList<>();
    private LocalDate expiry;
    private long spot;
    private boolean isRead;
    private boolean isChain;

    DhanJson(Path file, JsonParser json, ChainHow how, ChainReport report) {
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
        DhanIndex index = DhanIndex.beside(file);
        expiry = how.expiry() != null ? how.expiry() : index.expiry();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = json.currentName().equals("data");
            if (json.nextToken() == JsonToken.START_OBJECT && data) {
                data();
            } else {
                json.skipChildren();
            }
        }
        if (!isChain) {
            throw new ChainException(ChainProblem.NOT_A_CHAIN, "no data.oc in it");
        }
        long timeNs = timeNs(index);
        String named = FileName.dhanUnderlying(file);
        String symbol = named == null ? FileName.underlying(file).toUpperCase(Locale.ROOT) : named;
        return how.wants(symbol)
                ? ChainSnapshot.of(file, symbol, timeNs, spot, rows, report)
                : null;
    }

    private long timeNs(DhanIndex index) throws ChainException {
        if (how.timeNs() != 0) {
            return how.timeNs();
        }
        if (index.date() != null) {
            return Times.http(index.date(), DhanIndex.NAME);
        }
        String named = FileName.dhanTime(file);
        if (named == null) {
            throw new ChainException(
                    ChainProblem.NO_TIME, "no " + DhanIndex.NAME + " beside it: say --time");
        }
        return Times.name(named, "its name");
    }

    private void data() throws IOException, ChainException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("last_price") && value.isNumeric()) {
                spot = Numbers.widened(json.getText(), "last_price");
            } else if (name.equals("oc") && value == JsonToken.START_OBJECT) {
                isChain = true;
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    row(json.currentName());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /** Reads the row to its end even if it is of no use. */
    private void row(String strikeText) throws IOException {
        Leg ce = null;
        Leg pe = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            report.refuse(ChainProblem.MISSING, file, "strike " + strikeText);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && name.equals("ce")) {
                ce = leg();
            } else if (object && name.equals("pe")) {
                pe = leg();
            } else {
                json.skipChildren();
            }
        }
        try {
            String place = "strike " + strikeText;
            rows.add(
                    new ChainRow(
                            expiry,
                            Numbers.price(strikeText, place),
                            ce == null ? null : ce.checked(place + " ce"),
                            pe == null ? null : pe.checked(place + " pe")));
        } catch (ChainException e) {
            report.refuse(e.problem(), file, e.place());
        }
    }

    private Leg leg() throws IOException {
        var leg = new Leg();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            } else {
                leg.put(name, json.getText());
            }
        }
        return leg;
    }

    /** The figures as text. */
    private static final class Leg {
        private String oi;
        private String previousOi;
        private String volume;
        private String last = "0";
        private String close = "0";
        private String bid = "0";
        private String bidQty = "0";
        private String ask = "0";
        private String askQty = "0";
        private String iv = "0";

        void put(String name, String value) {
            switch (name) {
                case "oi" -> oi = value;
                case "previous_oi" -> previousOi = value;
                case "volume" -> volume = value;
                case "last_price" -> last = value;
                case "previous_close_price" -> close = value;
                case "top_bid_price" -> bid = value;
                case "top_bid_quantity" -> bidQty = value;
                case "top_ask_price" -> ask = value;
                case "top_ask_quantity" -> askQty = value;
                case "implied_volatility" -> iv = value;
                default -> {
                    return; // previous_volume, which changed its unit, and what nobody asks for
                }
            }
        }

        ChainLeg checked(String place) throws ChainException {
            if (oi == null || volume == null) {
                throw new ChainException(ChainProblem.MISSING, place + ": no oi or volume");
            }
            long now = Numbers.units(oi, 1, place);
            return new ChainLeg(
                    now,
                    previousOi == null
                            ? ChainLeg.UNKNOWN
                            : now - Numbers.units(previousOi, 1, place),
                    Numbers.units(volume, 1, place),
                    Numbers.widened(last, place),
                    Numbers.widened(close, place),
                    Numbers.widened(bid, place),
                    Numbers.units(bidQty, 1, place),
                    Numbers.widened(ask, place),
                    Numbers.units(askQty, 1, place),
                    Numbers.percent(iv, place));
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
