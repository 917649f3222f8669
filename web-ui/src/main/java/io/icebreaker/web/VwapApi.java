package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.VwapWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.javalin.http.Context;
import java.io.IOException;

/** The day's and the anchored average as pages read them (analytics 2.5, 2.6). */
final class VwapApi {
    private static final int BANDS = 3;

    private final Board board;

    VwapApi(Board board) {
        this.board = board;
    }

    /** Answers {@code /api/vwap}. Any HTTP thread. */
    void vwap(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        var query = new VwapQuery(board, id);
        long anchorNs = params.momentNs("anchor", -1);
        VwapQuery.Answer found = anchorNs < 0 ? query.session() : query.anchored(anchorNs);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("id", id);
                    json.writeFieldName("anchorMs");
                    boolean known = found.anchorNs() != null;
                    Json.number(json, known, known ? Json.ms(found.anchorNs()) : 0);
                    json.writeBooleanField("partial", found.partial());
                    json.writeArrayFieldStart("points");
                    for (VwapQuery.Point point : found.points()) {
                        json.writeStartArray();
                        json.writeNumber(Json.ms(point.timeNs()));
                        Json.number(json, point.vwap());
                        Json.number(json, point.sigma());
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /** Writes the sheet {@code vwap:ID}. */
    static void sheet(JsonGenerator json, Board board, int key, Copy copy) throws IOException {
        long[] words = copy.words();
        double vwap = Double.longBitsToDouble(words[VwapWords.VWAP]);
        double sigma = Double.longBitsToDouble(words[VwapWords.SIGMA]);
        json.writeStartObject();
        json.writeNumberField("id", key);
        json.writeFieldName("vwap");
        Json.number(json, vwap);
        json.writeFieldName("sigma");
        Json.number(json, sigma);
        json.writeArrayFieldStart("bands");
        for (int k = 1; k <= BANDS; k++) {
            json.writeStartArray();
            json.writeNumber(k);
            Json.number(json, vwap - k * sigma);
            Json.number(json, vwap + k * sigma);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeFieldName("feedVwap");
        Json.number(json, words[VwapWords.FEED_VWAP] > 0, words[VwapWords.FEED_VWAP]);
        json.writeBooleanField("partial", words[VwapWords.PARTIAL] != 0);
        json.writeNumberField("timeMs", Json.ms(words[VwapWords.TIME_NS]));
        json.writeEndObject();
    }
}
