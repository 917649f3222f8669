package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.finding.WindowWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.tick.Instrument;
import java.io.IOException;

/** Signals, outcomes and windows as the contract has them: one writer each for the stream and for REST. */
final class SignalJson {
    private static final int HIGH = 9;
    private static final int MEDIUM = 7;

    private SignalJson() {}

    /** SIGNAL, with its outcome as far as it is known by now. */
    static void signal(JsonGenerator json, Board board, FindingLog.Reader w) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", w.sequence());
        int id = (int) w.word(SignalWords.ID);
        json.writeNumberField("id", id);
        Instrument instrument = board.instrument(id);
        json.writeStringField("segment", instrument == null ? null : instrument.segment());
        json.writeFieldName("token");
        Json.number(json, instrument == null ? null : Long.valueOf(instrument.token()));
        json.writeStringField("symbol", instrument == null ? null : instrument.symbol());
        json.writeNumberField("timeMs", Json.ms(w.word(SignalWords.TIME_NS)));
        json.writeStringField("type", SignalWords.typeName(w.word(SignalWords.TYPE)));
        json.writeNumberField("direction", w.word(SignalWords.DIRECTION));
        long confidence = w.word(SignalWords.CONFIDENCE);
        json.writeNumberField("confidence", confidence);
        json.writeNumberField("rankScore", w.word(SignalWords.RANK_SCORE));
        json.writeStringField("tier", tier(confidence));
        json.writeStringField("status", SignalWords.statusName(w.word(SignalWords.STATUS)));
        json.writeNumberField("entry", w.word(SignalWords.ENTRY));
        json.writeNumberField("stop", w.word(SignalWords.STOP));
        json.writeNumberField("target", w.word(SignalWords.TARGET));
        outcome(json, SignalOutcomes.of(board).of(w.sequence()));
        json.writeFieldName("inference");
        Json.number(json, w.number(SignalWords.INFERENCE));
        json.writeFieldName("reasons");
        new SignalText(w).write(json);
        inputs(json, w);
        json.writeEndObject();
    }

    private static String tier(long confidence) {
        return confidence >= HIGH ? "HIGH" : confidence >= MEDIUM ? "MEDIUM" : "LOW";
    }

    private static void outcome(JsonGenerator json, SignalOutcomes.Found found) throws IOException {
        json.writeStringField("outcome", found == null ? null : OutcomeWords.name(found.outcome()));
        json.writeFieldName("outcomeMs");
        Json.number(json, found == null ? null : Long.valueOf(found.timeMs()));
        json.writeFieldName("outcomePrice");
        Json.number(json, found == null ? null : Long.valueOf(found.price()));
    }

    private static void inputs(JsonGenerator json, FindingLog.Reader w) throws IOException {
        json.writeObjectFieldStart("inputs");
        number(json, "rBid", w.number(SignalWords.R_BID));
        number(json, "rAsk", w.number(SignalWords.R_ASK));
        number(json, "obiW", w.number(SignalWords.OBI_W));
        number(json, "dl", w.number(SignalWords.DL));
        number(json, "surge", w.number(SignalWords.SURGE));
        number(json, "rBps", w.number(SignalWords.R_BPS));
        number(json, "pcr", w.number(SignalWords.PCR));
        label(json, w.word(SignalWords.PCR_STATE), w.word(SignalWords.PCR_LABEL));
        json.writeEndObject();
    }

    private static void label(JsonGenerator json, long state, long label) throws IOException {
        boolean fresh = state == SignalWords.PCR_FRESH;
        json.writeStringField("pcrLabel", fresh ? SignalWords.labelName(label) : null);
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.number(json, value);
    }

    /** An item of the log {@code outcomes}. */
    static void outcome(JsonGenerator json, Board board, FindingLog.Reader w) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", w.sequence());
        json.writeNumberField("signalSequence", w.word(OutcomeWords.SIGNAL_SEQUENCE));
        json.writeNumberField("id", w.word(OutcomeWords.ID));
        json.writeStringField("type", SignalWords.typeName(w.word(OutcomeWords.TYPE)));
        json.writeStringField("outcome", OutcomeWords.name(w.word(OutcomeWords.OUTCOME)));
        json.writeNumberField("outcomeMs", Json.ms(w.word(OutcomeWords.TIME_NS)));
        json.writeNumberField("outcomePrice", w.word(OutcomeWords.PRICE));
        json.writeEndObject();
    }

    /** The sheet {@code window:ID}. */
    static void window(JsonGenerator json, Board board, int id, Copy copy) throws IOException {
        long[] w = copy.words();
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("timeMs", Json.ms(w[WindowWords.TIME_NS]));
        json.writeFieldName("windowMs");
        Json.number(json, w[WindowWords.WINDOW_MS] >= 0, w[WindowWords.WINDOW_MS]);
        number(json, "rBid", number(w, WindowWords.R_BID));
        number(json, "rAsk", number(w, WindowWords.R_ASK));
        number(json, "rRelBid", number(w, WindowWords.R_REL_BID));
        number(json, "rRelAsk", number(w, WindowWords.R_REL_ASK));
        json.writeBooleanField("institutionalBid", w[WindowWords.INSTITUTIONAL_BID] != 0);
        json.writeBooleanField("institutionalAsk", w[WindowWords.INSTITUTIONAL_ASK] != 0);
        number(json, "obiW", number(w, WindowWords.OBI_W));
        number(json, "dl", number(w, WindowWords.DL));
        number(json, "surge", number(w, WindowWords.SURGE));
        number(json, "rBps", number(w, WindowWords.R_BPS));
        json.writeNumberField("buy", w[WindowWords.BUY]);
        json.writeNumberField("sell", w[WindowWords.SELL]);
        number(json, "pcr", number(w, WindowWords.PCR));
        label(json, w[WindowWords.PCR_STATE], w[WindowWords.PCR_LABEL]);
        json.writeEndObject();
    }

    private static double number(long[] words, int at) {
        return Double.longBitsToDouble(words[at]);
    }
}
