package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The instruments of the stream as OpenAPIScripMaster.json (feed-smartapi 7.4): all values strings. */
final class SmartMaster {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("ddMMMyyyy", Locale.ENGLISH);
    private static final int DECIMALS = 6;

    private SmartMaster() {}

    static String json(List<BrokerInstrument> instruments) {
        List<String> rows = new ArrayList<>();
        for (BrokerInstrument one : instruments) {
            rows.add(SmartText.object(row(one)));
        }
        return SmartText.array(rows);
    }

    private static Map<String, String> row(BrokerInstrument one) {
        Instrument it = one.instrument();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("token", Long.toString(one.token()));
        row.put("symbol", one.symbol());
        row.put("name", it.underlying().isEmpty() ? it.symbol() : it.underlying());
        row.put(
                "expiry",
                it.expiry() == null ? "" : DATE.format(it.expiry()).toUpperCase(Locale.ROOT));
        row.put("strike", strike(one));
        row.put("lotsize", Long.toString(it.lotSize()));
        row.put("instrumenttype", type(one));
        row.put("exch_seg", one.segment());
        row.put(
                "tick_size",
                type(one).equals("AMXIDX") ? decimal(0, 0) : decimal(it.tickSize(), 2));
        row.put("is_cas_enabled", "false");
        return row;
    }

    private static String strike(BrokerInstrument one) {
        return switch (one.instrument().type()) {
            case IDX -> decimal(0, 0);
            case EQ, FUT -> decimal(-1, 0);
            default ->
                    one.segment().equals("CDS")
                            ? decimal(one.instrument().strike() * 1_000, 0)
                            : decimal(one.instrument().strike(), 2);
        };
    }

    private static String decimal(long number, int scale) {
        return BigDecimal.valueOf(number, scale)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String type(BrokerInstrument one) {
        return switch (one.instrument().type()) {
            case EQ -> "";
            case IDX -> "AMXIDX";
            case FUT -> "FUT" + kind(one, "COM");
            default -> "OPT" + kind(one, "FUT");
        };
    }

    private static String kind(BrokerInstrument one, String ofCommodities) {
        return switch (one.segment()) {
            case "CDS" -> "CUR";
            case "MCX", "NCDEX" -> ofCommodities;
            default -> one.instrument().underlying().contains("NIFTY") ? "IDX" : "STK";
        };
    }
}
