package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.time.LocalDate;

/** Option chains and Greeks as JSON: the same for the stream and for single answers. */
final class OptionsJson {
    private static final double E4 = 10_000.0;

    private static final String[] LABELS = {
        null,
        "STRONG_BULLISH",
        "BULLISH",
        "MILD_BULLISH",
        "NEUTRAL",
        "MILD_BEARISH",
        "BEARISH",
        "STRONG_BEARISH"
    };
    private static final String[] FORWARD_FROM = {null, "FUTURE", "PARITY", "SPOT"};
    private static final String[] BUILD_UP = {
        "NEUTRAL", "LONG_BUILDUP", "SHORT_BUILDUP", "LONG_UNWINDING", "SHORT_COVERING"
    };
    private static final String[] IV_FLAGS = {
        null,
        "EXPIRED",
        "BAD_INPUT",
        "NO_QUOTE",
        "BELOW_INTRINSIC",
        "ABOVE_MAX",
        "OUT_OF_RANGE",
        "LOW_VEGA"
    };

    private OptionsJson() {}

    /** {@code chain:N}: summary and rows. */
    static void chain(JsonGenerator json, Board board, int key, Copy words) throws IOException {
        if (words.length() == 0) {
            json.writeNull();
            return;
        }
        long[] w = words.words();
        json.writeStartObject();
        json.writeFieldName("summary");
        summary(json, board, w);
        json.writeArrayFieldStart("rows");
        for (int row = 0; row < w[ChainWords.ROWS]; row++) {
            row(json, board, w, ChainWords.row(row));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void names(JsonGenerator json, Board board, long[] w) throws IOException {
        Instrument leg = board.instrument((int) w[ChainWords.ANY_LEG]);
        json.writeNumberField("chain", w[ChainWords.CHAIN]);
        json.writeStringField("underlying", leg == null ? null : leg.underlying());
        json.writeStringField("expiry", expiry(w).toString());
        json.writeStringField("segment", leg == null ? null : leg.segment());
        json.writeNumberField("lotSize", w[ChainWords.LOT_SIZE]);
    }

    static LocalDate expiry(long[] w) {
        return LocalDate.ofEpochDay(w[ChainWords.EXPIRY_DAY]);
    }

    static void summary(JsonGenerator json, Board board, long[] w) throws IOException {
        json.writeStartObject();
        names(json, board, w);
        json.writeNumberField("timeMs", Json.ms(w[ChainWords.TIME_NS]));
        number(json, "dte", w, ChainWords.DTE);
        number(json, "t", w, ChainWords.T);
        json.writeStringField("basis", w[ChainWords.BASIS] == 0 ? "ACT365" : "TRADING");
        number(json, "forward", w, ChainWords.FORWARD);
        json.writeStringField("forwardFrom", FORWARD_FROM[(int) w[ChainWords.FORWARD_FROM]]);
        number(json, "spot", w, ChainWords.SPOT);
        unlessNegative(json, "spotId", w[ChainWords.SPOT_ID]);
        unlessNegative(json, "futureId", w[ChainWords.FUTURE_ID]);
        price(json, "atm", w[ChainWords.ATM]);
        sums(json, w);
        levels(json, w);
        volatility(json, w);
        json.writeNumberField("strikes", w[ChainWords.STRIKES]);
        json.writeNumberField("staleRows", w[ChainWords.STALE_ROWS]);
        age(json, w, w[ChainWords.OI_TIME_NS]);
        number(json, "riskFree", w, ChainWords.RISK_FREE);
        json.writeEndObject();
    }

    private static void sums(JsonGenerator json, long[] w) throws IOException {
        json.writeNumberField("ceOi", w[ChainWords.CE_OI]);
        json.writeNumberField("peOi", w[ChainWords.PE_OI]);
        json.writeNumberField("ceVolume", w[ChainWords.CE_VOLUME]);
        json.writeNumberField("peVolume", w[ChainWords.PE_VOLUME]);
        json.writeNumberField("ceDoi", w[ChainWords.CE_DOI]);
        json.writeNumberField("peDoi", w[ChainWords.PE_DOI]);
        number(json, "pcrOi", w, ChainWords.PCR_OI);
        number(json, "pcrVolume", w, ChainWords.PCR_VOLUME);
        number(json, "pcrChange", w, ChainWords.PCR_CHANGE);
        json.writeStringField("label", LABELS[(int) w[ChainWords.LABEL]]);
        json.writeStringField(
                "convention", w[ChainWords.CONVENTION] == 0 ? "WRITER" : "CONTRARIAN");
        price(json, "maxPain", w[ChainWords.MAX_PAIN]);
    }

    private static void levels(JsonGenerator json, long[] w) throws IOException {
        levels(json, "supports", w, ChainWords.SUPPORTS);
        levels(json, "resistances", w, ChainWords.RESISTANCES);
        levels(json, "supportsByChange", w, ChainWords.SUPPORTS_BY_CHANGE);
        levels(json, "resistancesByChange", w, ChainWords.RESISTANCES_BY_CHANGE);
    }

    private static void levels(JsonGenerator json, String name, long[] w, int at)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < ChainWords.LEVELS && w[at + i] != 0; i++) {
            json.writeNumber(w[at + i]);
        }
        json.writeEndArray();
    }

    private static void volatility(JsonGenerator json, long[] w) throws IOException {
        number(json, "atmIv", w, ChainWords.ATM_IV);
        number(json, "iv30", w, ChainWords.IV_30);
        json.writeBooleanField("iv30Bracketed", w[ChainWords.IV_30_BRACKETED] != 0);
        number(json, "ivRank", w, ChainWords.IV_RANK);
        number(json, "ivPercentile", w, ChainWords.IV_PERCENTILE);
        json.writeNumberField("ivDays", w[ChainWords.IV_DAYS]);
        number(json, "straddle", w, ChainWords.STRADDLE);
        number(json, "impliedMovePct", w, ChainWords.MOVE_PCT);
        number(json, "gex", w, ChainWords.GEX);
    }

    private static void row(JsonGenerator json, Board board, long[] w, int at) throws IOException {
        json.writeStartObject();
        json.writeNumberField("strike", w[at + ChainWords.STRIKE]);
        long flags = w[at + ChainWords.ROW_FLAGS];
        json.writeBooleanField("stale", (flags & ChainWords.STALE) != 0);
        json.writeBooleanField("illiquid", (flags & ChainWords.ILLIQUID) != 0);
        json.writeNumberField("pain", w[at + ChainWords.PAIN] / E4);
        json.writeFieldName("ce");
        leg(json, board, w, at + ChainWords.CE);
        json.writeFieldName("pe");
        leg(json, board, w, at + ChainWords.PE);
        json.writeEndObject();
    }

    private static void leg(JsonGenerator json, Board board, long[] w, int at) throws IOException {
        int id = (int) w[at + ChainWords.ID];
        if (id < 0) {
            json.writeNull();
            return;
        }
        long flags = w[at + ChainWords.LEG_FLAGS];
        Instrument instrument = board.instrument(id);
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeFieldName("token");
        Json.number(json, instrument != null, instrument == null ? 0 : instrument.token());
        price(json, "ltp", w[at + ChainWords.LTP]);
        price(json, "bid", w[at + ChainWords.BID]);
        price(json, "ask", w[at + ChainWords.ASK]);
        price(json, "prevClose", w[at + ChainWords.PREV_CLOSE]);
        boolean hasOi = (flags & ChainWords.HAS_OI) != 0;
        whole(json, "oi", hasOi, w[at + ChainWords.OI]);
        boolean hasChange = (flags & ChainWords.HAS_OI_CHANGE) != 0;
        whole(json, "oiChange", hasChange, w[at + ChainWords.OI_CHANGE]);
        age(json, w, w[at + ChainWords.OI_NS]);
        boolean hasVolume = (flags & ChainWords.HAS_VOLUME) != 0;
        whole(json, "volume", hasVolume, w[at + ChainWords.VOLUME]);
        json.writeStringField("buildUp", BUILD_UP[(int) w[at + ChainWords.BUILD_UP]]);
        number(json, "price", w, at + ChainWords.PRICE);
        number(json, "iv", w, at + ChainWords.IV);
        json.writeStringField("ivFlag", IV_FLAGS[(int) w[at + ChainWords.IV_FLAG]]);
        number(json, "delta", w, at + ChainWords.DELTA);
        number(json, "gamma", w, at + ChainWords.GAMMA);
        number(json, "theta", w, at + ChainWords.THETA);
        number(json, "vega", w, at + ChainWords.VEGA);
        number(json, "rho", w, at + ChainWords.RHO);
        json.writeBooleanField("usable", (flags & ChainWords.USABLE) != 0);
        json.writeEndObject();
    }

    /** {@code greeks:ID}. */
    static void greeks(JsonGenerator json, Board board, int key, Copy words) throws IOException {
        if (words.length() == 0) {
            json.writeNull();
            return;
        }
        long[] w = words.words();
        json.writeStartObject();
        json.writeNumberField("id", w[GreeksWords.ID]);
        json.writeNumberField("timeMs", Json.ms(w[GreeksWords.TIME_NS]));
        number(json, "forward", w, GreeksWords.FORWARD);
        number(json, "t", w, GreeksWords.T);
        number(json, "price", w, GreeksWords.PRICE);
        number(json, "iv", w, GreeksWords.IV);
        json.writeStringField("ivFlag", IV_FLAGS[(int) w[GreeksWords.IV_FLAG]]);
        number(json, "delta", w, GreeksWords.DELTA);
        number(json, "gamma", w, GreeksWords.GAMMA);
        number(json, "theta", w, GreeksWords.THETA);
        number(json, "vega", w, GreeksWords.VEGA);
        number(json, "rho", w, GreeksWords.RHO);
        json.writeEndObject();
    }

    /** How old the open interest was when the chain was computed; null before the first. */
    private static void age(JsonGenerator json, long[] w, long oiNs) throws IOException {
        whole(json, "oiAgeMs", oiNs != 0, Json.ms(w[ChainWords.TIME_NS] - oiNs));
    }

    private static void number(JsonGenerator json, String name, long[] w, int at)
            throws IOException {
        double number = Double.longBitsToDouble(w[at]);
        json.writeFieldName(name);
        Json.number(json, Double.isInfinite(number) ? Double.NaN : number);
    }

    private static void price(JsonGenerator json, String name, long price) throws IOException {
        whole(json, name, price != 0, price);
    }

    private static void unlessNegative(JsonGenerator json, String name, long id)
            throws IOException {
        whole(json, name, id >= 0, id);
    }

    private static void whole(JsonGenerator json, String name, boolean present, long value)
            throws IOException {
        json.writeFieldName(name);
        Json.number(json, present, value);
    }
}
