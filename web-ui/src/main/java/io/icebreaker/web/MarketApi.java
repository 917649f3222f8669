package io.icebreaker.web;

import static io.icebreaker.finding.MarketWords.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.javalin.http.Context;
import java.io.IOException;

/** The whole market at a glance (analytics 8.4 to 8.7), for REST and stream alike. Any thread. */
final class MarketApi {
    private final Board board;
    private final EngineView engine;

    MarketApi(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    /** {@code GET /api/market}. */
    void market(Context ctx) {
        var copy = new Copy();
        board.findings().read(Sheet.MARKET, 0, copy);
        Api.answer(ctx, json -> sheet(json, board, 0, copy));
    }

    /** {@code GET /api/market/sectors}: what the user's file says of the instruments there are. */
    void sectors(Context ctx) {
        EngineView.SectorBook book = engine.sectors();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("sectors");
                    for (int id = 0; id < board.instrumentCount(); id++) {
                        var instrument = board.instrument(id);
                        var sector = instrument == null ? null : book.of(instrument);
                        if (sector != null) {
                            json.writeStartArray();
                            json.writeNumber(id);
                            json.writeString(sector.name());
                            Json.number(json, sector.marketCapRupees());
                            json.writeEndArray();
                        }
                    }
                    json.writeEndArray();
                    json.writeStringField("note", book.note());
                    json.writeEndObject();
                });
    }

    /** Sheet MARKET; an empty market before the first second. */
    static void sheet(JsonGenerator json, Board board, int key, Copy copy) throws IOException {
        long[] words = copy.length() == 0 ? new long[FIRST] : copy.words();
        json.writeStartObject();
        json.writeNumberField("sequence", copy.length() == 0 ? 0 : copy.stamp());
        json.writeFieldName("timeMs");
        Json.number(json, words[TIME_NS] != 0, Json.ms(words[TIME_NS]));
        breadth(json, words);
        movers(json, words);
        json.writeObjectFieldStart("buildups");
        for (int reading = 0; reading < READINGS; reading++) {
            json.writeNumberField(buildUp(reading), words[BUILDUPS + reading]);
        }
        json.writeEndObject();
        json.writeArrayFieldStart("suspects");
        for (int i = 0; i < words[SUSPECTS]; i++) {
            json.writeNumber(words[start(words, SUSPECTS) + i]);
        }
        json.writeEndArray();
        tiles(json, words);
        json.writeEndObject();
    }

    private static void breadth(JsonGenerator json, long[] words) throws IOException {
        json.writeObjectFieldStart("breadth");
        json.writeNumberField("counted", words[COUNTED]);
        json.writeNumberField("advances", words[ADVANCES]);
        json.writeNumberField("declines", words[DECLINES]);
        json.writeNumberField("unchanged", words[UNCHANGED]);
        json.writeFieldName("ratio");
        Json.number(
                json,
                words[DECLINES] == 0 ? Double.NaN : (double) words[ADVANCES] / words[DECLINES]);
        json.writeNumberField("high52", words[HIGH_52]);
        json.writeNumberField("low52", words[LOW_52]);
        json.writeNumberField("above52Known", words[KNOWN_52]);
        json.writeNumberField("aboveVwap", words[ABOVE_VWAP]);
        json.writeNumberField("withVwap", words[WITH_VWAP]);
        json.writeEndObject();
    }

    private static void movers(JsonGenerator json, long[] words) throws IOException {
        json.writeObjectFieldStart("movers");
        mover(json, words, "up", UP);
        mover(json, words, "down", DOWN);
        mover(json, words, "volume", VOLUME);
        mover(json, words, "oi", OI);
        json.writeEndObject();
    }

    private static void mover(JsonGenerator json, long[] words, String name, int list)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < words[list]; i++) {
            long id = words[start(words, list) + i];
            int tile = tile(words, id);
            json.writeStartArray();
            json.writeNumber(id);
            switch (list) {
                case VOLUME -> number(json, words[tile + TILE_VOLUME_RATIO]);
                case OI -> {
                    number(json, words[tile + TILE_OI_PCT]);
                    json.writeString(buildUp((int) words[tile + TILE_BUILDUP]));
                }
                default -> {
                    number(json, words[tile + TILE_CHANGE_PCT]);
                    number(json, words[tile + TILE_TURNOVER]);
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Where the tile of a listed instrument begins; every one has one. */
    private static int tile(long[] words, long id) {
        int at = start(words, TILES);
        while (words[at + TILE_ID] != id) {
            at += TILE_WORDS;
        }
        return at;
    }

    private static void tiles(JsonGenerator json, long[] words) throws IOException {
        json.writeArrayFieldStart("tiles");
        int at = start(words, TILES);
        for (int i = 0; i < words[TILES]; i++, at += TILE_WORDS) {
            json.writeStartArray();
            json.writeNumber(words[at + TILE_ID]);
            for (int field = TILE_CHANGE_PCT; field <= TILE_VOLUME_RATIO; field++) {
                number(json, words[at + field]);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, long bits) throws IOException {
        Json.number(json, Double.longBitsToDouble(bits));
    }
}
