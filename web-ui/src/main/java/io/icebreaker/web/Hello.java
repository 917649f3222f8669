package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import java.io.IOException;

/** The first thing a page hears: who we are, what the market is, and which instrument has which id. */
final class Hello {
    static final int SCHEMA = 1;

    private Hello() {}

    static void write(
            JsonGenerator json,
            String page,
            Board board,
            EngineView engine,
            int frameMs,
            boolean resumed)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeStringField("build", engine.build());
        json.writeStringField("page", page);
        json.writeStringField("mode", engine.mode().name());
        json.writeStringField("modeText", engine.modeText());
        json.writeNumberField("sequence", board.sequence());
        json.writeNumberField("engineTimeMs", Json.ms(board.engineTimeNs()));
        json.writeNumberField("frameMs", frameMs);
        json.writeStringField("sideModel", engine.sideModel());
        json.writeStringField("armed", textOrNull(engine.orders().account()));
        json.writeArrayFieldStart("instruments");
        for (int id = 0; id < board.instrumentCount(); id++) {
            if (board.instrument(id) != null) {
                instrument(json, id, board.instrument(id));
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("calendar");
        for (EngineView.Session session : engine.calendar()) {
            session(json, session);
        }
        json.writeEndArray();
        json.writeBooleanField("resumed", resumed);
        json.writeEndObject();
    }

    private static void instrument(JsonGenerator json, int id, Instrument instrument)
            throws IOException {
        json.writeStartArray();
        json.writeNumber(id);
        json.writeString(instrument.segment());
        json.writeNumber(instrument.token());
        json.writeString(instrument.symbol());
        json.writeString(instrument.type().name());
        json.writeString(textOrNull(instrument.underlying()));
        json.writeString(expiry(instrument));
        Json.number(json, instrument.strike() != 0, instrument.strike());
        json.writeNumber(instrument.lotSize());
        json.writeNumber(instrument.tickSize());
        json.writeEndArray();
    }

    static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** ISO date, null for what does not expire. */
    static String expiry(Instrument instrument) {
        return instrument.expiry() == null ? null : instrument.expiry().toString();
    }

    private static void session(JsonGenerator json, EngineView.Session session) throws IOException {
        json.writeStartObject();
        json.writeStringField("segment", session.segment());
        json.writeStringField("state", session.state().name());
        json.writeFieldName("openMs");
        Json.number(json, session.openMs());
        json.writeFieldName("closeMs");
        Json.number(json, session.closeMs());
        json.writeFieldName("auctionFromMs");
        Json.number(json, session.auctionFromMs());
        json.writeFieldName("auctionToMs");
        Json.number(json, session.auctionToMs());
        json.writeEndObject();
    }
}
