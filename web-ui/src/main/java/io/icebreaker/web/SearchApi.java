package io.icebreaker.web;

import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/search}: instruments by a few words, of all that brokers list; those that are streamed have an
 * id. Any HTTP thread.
 */
final class SearchApi {
    private static final int USUAL = 20;
    private static final int MOST = 200;
    private static final int LONGEST = 100;

    private final Board board;
    private final EngineView engine;

    SearchApi(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    void answer(Context ctx) {
        String words = ctx.queryParam("q") == null ? "" : ctx.queryParam("q");
        if (words.length() > LONGEST) {
            throw new Refusal(
                    400, "too long", "q", "a few words, at most " + LONGEST + " characters");
        }
        int limit = new Params(ctx).limit(USUAL, MOST);
        List<Instrument> found = words.isBlank() ? List.of() : engine.search(words, limit);
        Map<String, Integer> ids = found.isEmpty() ? Map.of() : ids();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("listed", engine.listed());
                    json.writeArrayFieldStart("instruments");
                    for (Instrument instrument : found) {
                        Api.instrument(json, ids.getOrDefault(key(instrument), -1), instrument);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private Map<String, Integer> ids() {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < board.instrumentCount(); id++) {
            if (board.instrument(id) != null) {
                ids.put(key(board.instrument(id)), id);
            }
        }
        return ids;
    }

    private static String key(Instrument instrument) {
        return instrument.segment() + ":" + instrument.token();
    }
}
