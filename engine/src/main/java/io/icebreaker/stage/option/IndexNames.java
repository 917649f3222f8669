package io.icebreaker.stage.option;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;

/**
 * Which underlying an instrument stands for. Derivatives name it, a share is its own; an index goes by one
 * name on the ticker and another in its derivatives (NSE index list, Kite instrument dump 2026).
 */
public final class IndexNames {
    private static final String[][] NAMES = {
        {"NIFTY 50", "NIFTY"},
        {"NIFTY BANK", "BANKNIFTY"},
        {"NIFTY FIN SERVICE", "FINNIFTY"},
        {"NIFTY MID SELECT", "MIDCPNIFTY"},
        {"NIFTY MIDCAP SELECT", "MIDCPNIFTY"},
        {"NIFTY NEXT 50", "NIFTYNXT50"},
    };

    private IndexNames() {}

    /** What derivatives on it call it; empty for a derivative that names no underlying. */
    public static String underlying(Instrument instrument) {
        if (instrument.type() == InstrumentType.EQ) {
            return instrument.symbol();
        }
        if (instrument.type() != InstrumentType.IDX) {
            return instrument.underlying();
        }
        for (String[] name : NAMES) {
            if (name[0].equals(instrument.symbol())) {
                return name[1];
            }
        }
        return instrument.symbol();
    }

    /** The segment in which derivatives on it trade: chains are kept apart by it. */
    public static String family(Instrument instrument) {
        return switch (instrument.segment()) {
            case "NSE" -> "NFO";
            case "BSE" -> "BFO";
            case "IDX" -> isOfBse(instrument.symbol()) ? "BFO" : "NFO";
            default -> instrument.segment();
        };
    }

    private static boolean isOfBse(String index) {
        return index.startsWith("SENSEX") || index.equals("BANKEX");
    }
}
