package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.finding.PaperWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.io.IOException;

/** The paper account as JSON: money and prices in rupees, times in epoch ms. One request. */
final class PaperJson {
    private final Board board;
    private final long[] account;
    private final Copy quote = new Copy();

    /** {@code account}: sheet PAPER, empty when nobody trades. */
    PaperJson(Board board, Copy account) {
        this.board = board;
        this.account = account.length() == 0 ? new long[PaperWords.HEADER] : account.words();
    }

    void positions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("positions");
        for (int i = 0; i < account[PaperWords.POSITIONS]; i++) {
            position(json, at(i));
        }
        json.writeEndArray();
    }

    private static int at(int position) {
        return PaperWords.HEADER + position * PaperWords.POSITION;
    }

    private void position(JsonGenerator json, int at) throws IOException {
        int id = (int) account[at + PaperWords.ID];
        long qty = account[at + PaperWords.QTY];
        long average = account[at + PaperWords.AVERAGE];
        long charges = account[at + PaperWords.PAID];
        json.writeStartObject();
        Instrument instrument = instrument(json, id);
        json.writeNumberField("qty", qty);
        lots(json, "lots", qty, instrument);
        rupees(json, "average", average);
        long exit = exit(at);
        board.readQuote(id, quote);
        boolean hasLtp = quote.length() > 0 && Quote.has(quote.words(), Quote.LTP);
        json.writeFieldName("ltp");
        if (hasLtp) {
            json.writeNumber(Prices.format(quote.words()[Quote.LTP]));
        } else {
            json.writeNull();
        }
        json.writeFieldName("ltpAgeMs");
        Json.number(
                json, hasLtp, Json.ms(board.engineTimeNs() - quote.words()[Quote.RECEIVE_TIME_NS]));
        rupees(json, "exit", exit);
        long gross = qty * (exit - average);
        rupees(json, "gross", gross);
        rupees(json, "charges", charges);
        rupees(json, "net", gross - charges);
        json.writeNumberField("entryMs", Json.ms(account[at + PaperWords.ENTRY_NS]));
        json.writeEndObject();
    }

    /** Where it would be closed, as the engine's equity counts it; as entered before any price. */
    private long exit(int at) {
        long exit = account[at + PaperWords.EXIT];
        return exit == 0 ? account[at + PaperWords.AVERAGE] : exit;
    }

    void trade(JsonGenerator json, FindingLog.Reader w) throws IOException {
        long qty = w.word(PaperTradeWords.QTY);
        long gross = w.word(PaperTradeWords.GROSS);
        long charges = w.word(PaperTradeWords.CHARGES);
        json.writeStartObject();
        json.writeNumberField("number", w.word(PaperTradeWords.NUMBER));
        Instrument instrument = instrument(json, (int) w.word(PaperTradeWords.ID));
        json.writeNumberField("direction", w.word(PaperTradeWords.DIRECTION));
        json.writeNumberField("qty", qty);
        lots(json, "lots", qty, instrument);
        mean(json, "entry", w.word(PaperTradeWords.ENTRY_VALUE), qty);
        mean(json, "exit", w.word(PaperTradeWords.EXIT_VALUE), qty);
        json.writeNumberField("entryMs", Json.ms(w.word(PaperTradeWords.ENTRY_NS)));
        json.writeNumberField("exitMs", Json.ms(w.word(PaperTradeWords.EXIT_NS)));
        rupees(json, "gross", gross);
        rupees(json, "charges", charges);
        rupees(json, "net", gross - charges);
        json.writeBooleanField("provisional", w.word(PaperTradeWords.PROVISIONAL) != 0);
        json.writeStringField("reason", OrderWords.text(w.word(PaperTradeWords.EXIT_NOTE)));
        json.writeStringField("kind", OrderWords.kindName(w.word(PaperTradeWords.EXIT_KIND)));
        long signal = w.word(PaperTradeWords.SIGNAL);
        json.writeFieldName("signalSequence");
        Json.number(json, signal != 0, signal);
        json.writeNumberField("sequence", w.sequence());
        json.writeEndObject();
    }

    void order(JsonGenerator json, FindingLog.Reader w) throws IOException {
        boolean isMarket = w.word(OrderWords.TYPE) == 0;
        json.writeStartObject();
        json.writeNumberField("number", w.word(OrderWords.NUMBER));
        Instrument instrument = instrument(json, (int) w.word(OrderWords.ID));
        json.writeNumberField("side", w.word(OrderWords.SIDE));
        json.writeNumberField("qty", w.word(OrderWords.QTY));
        json.writeNumberField("filled", w.word(OrderWords.FILLED));
        lots(json, "lots", w.word(OrderWords.QTY), instrument);
        lots(json, "filledLots", w.word(OrderWords.FILLED), instrument);
        json.writeStringField("type", isMarket ? "MARKET" : "LIMIT");
        json.writeFieldName("limit");
        if (isMarket) {
            json.writeNull();
        } else {
            json.writeNumber(Prices.format(w.word(OrderWords.LIMIT)));
        }
        json.writeNumberField("createdMs", Json.ms(w.word(OrderWords.CREATED_NS)));
        long ended = w.word(OrderWords.ENDED_NS);
        json.writeFieldName("endedMs");
        Json.number(json, ended != 0, Json.ms(ended));
        json.writeStringField("status", OrderWords.statusName(w.word(OrderWords.STATUS)));
        json.writeStringField("reason", OrderWords.reasonName(w.word(OrderWords.REASON)));
        json.writeStringField("note", OrderWords.text(w.word(OrderWords.NOTE)));
        long signal = w.word(OrderWords.SIGNAL);
        json.writeFieldName("signalSequence");
        Json.number(json, signal != 0, signal);
        json.writeNumberField("sequence", w.sequence());
        json.writeEndObject();
    }

    /** Open positions at what closing them would bring, everything since the day, the account began. */
    void day(JsonGenerator json) throws IOException {
        long total = account[PaperWords.CASH];
        for (int i = 0; i < account[PaperWords.POSITIONS]; i++) {
            total += account[at(i) + PaperWords.QTY] * exit(at(i));
        }
        long gross = total - account[PaperWords.DAY_START_GROSS];
        long before = account[PaperWords.DAY_START_GROSS] - account[PaperWords.DAY_START_NET];
        long charges = account[PaperWords.CHARGES] - before;
        json.writeObjectFieldStart("day");
        rupees(json, "gross", gross);
        rupees(json, "charges", charges);
        rupees(json, "net", gross - charges);
        json.writeBooleanField("provisional", account[PaperWords.PROVISIONAL] != 0);
        json.writeNumberField("trades", account[PaperWords.TRADES]);
        json.writeNumberField("wins", account[PaperWords.WINS]);
        json.writeEndObject();
        json.writeObjectFieldStart("total");
        rupees(json, "gross", total);
        rupees(json, "charges", account[PaperWords.CHARGES]);
        rupees(json, "net", total - account[PaperWords.CHARGES]);
        json.writeNumberField("trades", account[PaperWords.CARRY + PaperCarry.TRADES]);
        json.writeEndObject();
    }

    void equity(JsonGenerator json) throws IOException {
        int at = at((int) account[PaperWords.POSITIONS]);
        json.writeArrayFieldStart("equity");
        for (int i = 0; i < account[PaperWords.POINTS]; i++, at += PaperWords.POINT) {
            json.writeStartArray();
            json.writeNumber(Json.ms(account[at]));
            json.writeNumber(Prices.format(account[at + 1]));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private Instrument instrument(JsonGenerator json, int id) throws IOException {
        boolean isKnown = id >= 0 && id < board.instrumentCount();
        Instrument instrument = isKnown ? board.instrument(id) : null;
        json.writeNumberField("id", id);
        json.writeStringField("segment", instrument == null ? null : instrument.segment());
        json.writeFieldName("token");
        Json.number(json, instrument == null ? null : Long.valueOf(instrument.token()));
        json.writeStringField("symbol", instrument == null ? null : instrument.symbol());
        return instrument;
    }

    private static void lots(JsonGenerator json, String name, long qty, Instrument instrument)
            throws IOException {
        json.writeNumberField(name, (double) qty / (instrument == null ? 1 : instrument.lotSize()));
    }

    private static void rupees(JsonGenerator json, String name, long valueE4) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Prices.format(valueE4));
    }

    private static void mean(JsonGenerator json, String name, long valueE4, long qty)
            throws IOException {
        json.writeNumberField(name, (double) valueE4 / (double) qty / Prices.ONE);
    }
}
