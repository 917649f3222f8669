package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The detailed scrip master (feed-dhan 11), with its habits: paise, a trailing comma, -0.01 strikes. */
final class DhanMaster {
    private static final String HEADER =
            "EXCH_ID,SEGMENT,SECURITY_ID,ISIN,INSTRUMENT,UNDERLYING_SECURITY_ID,UNDERLYING_SYMBOL,"
                    + "SYMBOL_NAME,DISPLAY_NAME,INSTRUMENT_TYPE,SERIES,LOT_SIZE,SM_EXPIRY_DATE,"
                    + "STRIKE_PRICE,OPTION_TYPE,TICK_SIZE,EXPIRY_FLAG,SM_FREEZE_QTY,\n";

    private static final Map<String, String> PLACES =
            Map.of(
                    "IDX_I", "NSE,I",
                    "NSE_EQ", "NSE,E",
                    "NSE_FNO", "NSE,D",
                    "NSE_CURRENCY", "NSE,C",
                    "BSE_EQ", "BSE,E",
                    "MCX_COMM", "MCX,M",
                    "BSE_CURRENCY", "BSE,C",
                    "BSE_FNO", "BSE,D");

    private DhanMaster() {}

    static String csv(List<BrokerInstrument> instruments) {
        var csv = new StringBuilder(HEADER);
        instruments.forEach(one -> csv.append(row(one)));
        return csv.toString();
    }

    private static String row(BrokerInstrument one) {
        Instrument it = one.instrument();
        boolean isDerivative = it.expiry() != null;
        String kind = kind(it);
        String name = isDerivative ? it.symbol().replace(',', ' ') : it.symbol();
        return String.join(
                ",",
                PLACES.get(one.segment()),
                Long.toString(one.token()),
                "NA",
                kind,
                "",
                isDerivative ? it.underlying() : it.symbol(),
                name,
                name,
                it.type() == InstrumentType.EQ ? "ES" : kind,
                it.type() == InstrumentType.EQ ? "EQ" : "NA",
                it.lotSize() + ".0",
                isDerivative ? it.expiry().toString() : kind.equals("INDEX") ? "0001-01-01" : "",
                it.type().isOption()
                        ? BigDecimal.valueOf(it.strike(), 4).setScale(5).toPlainString()
                        : it.type() == InstrumentType.FUT ? "-0.01000" : "",
                it.type().isOption() ? it.type().name() : isDerivative ? "XX" : "",
                kind.equals("INDEX")
                        ? "0.0500"
                        : BigDecimal.valueOf(it.tickSize(), 2).setScale(4).toPlainString(),
                isDerivative ? "M" : "NA",
                "0",
                "\n");
    }

    private static String kind(Instrument it) {
        return switch (it.type()) {
            case IDX -> "INDEX";
            case EQ -> "EQUITY";
            case FUT -> it.segment().equals("NFO") ? "FUTIDX" : "FUTCOM";
            case CE, PE -> it.segment().equals("NFO") ? "OPTIDX" : "OPTFUT";
        };
    }
}
