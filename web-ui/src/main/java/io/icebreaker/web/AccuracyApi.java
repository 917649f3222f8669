package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /api/accuracy}: how the inferred sides do. Measured once where the truth is known, as {@code
 * icebreaker accuracy --json} printed it, and what the session at hand is made of. Any HTTP thread.
 */
final class AccuracyApi {
    private static final String TABLE = "accuracy.json";
    private static final String NOTE =
            "Real trades of three Binance markets, 2024-08-08, six minutes each, and a quarter of an hour "
                    + "of the simulated market, all conflated to snapshots; the figures do not depend on "
                    + "the machine. NSE publishes no sides to measure by.";
    private static final double PERMILLE = 1000;

    private final Board board;
    private final EngineView engine;
    private final String table = read();

    AccuracyApi(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    /** The object of the shipped table without its opening brace. */
    private static String read() {
        try (InputStream in = AccuracyApi.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().substring(1);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }

    void answer(Context ctx) {
        boolean named = ctx.queryParam("segment") != null || ctx.queryParam("token") != null;
        long[] day = named ? day(new Params(ctx).instrument(board)) : null;
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("model", engine.sideModel());
                    json.writeStringField("text", SideText.of(engine.sideModel()));
                    json.writeFieldName("measured");
                    json.writeRawValue("{\"machineNote\":\"" + NOTE + "\"," + table);
                    json.writeFieldName("live");
                    live(json, day);
                    json.writeEndObject();
                });
    }

    /** The bar of the instrument's latest day as far as it has come, null without one. */
    private long[] day(int id) {
        var query =
                new BarQuery(
                        board,
                        id,
                        Interval.D1,
                        board.instrument(id).tickSize(),
                        1,
                        BarQuery.ANY_TIME,
                        false);
        BarQuery.Answer found = query.run();
        return found.forming() != null
                ? found.forming()
                : found.closed().isEmpty() ? null : found.closed().get(0);
    }

    private static void live(JsonGenerator json, long[] day) throws IOException {
        if (day == null || Bar.volume(day, 0) == 0) {
            json.writeNull();
            return;
        }
        long volume = Bar.volume(day, 0);
        double all = volume;
        long byQuote = day[Bar.QUOTE_QTY];
        long byTick = day[Bar.TICK_QTY];
        json.writeStartObject();
        json.writeNumberField("volume", volume);
        json.writeNumberField("quoteShare", byQuote / all);
        json.writeNumberField("tickShare", byTick / all);
        json.writeNumberField("unknownShare", (volume - byQuote - byTick) / all);
        json.writeNumberField("aggShare", day[Bar.AGG] / all);
        json.writeNumberField("confidence", day[Bar.CONFIDENCE] / all / PERMILLE);
        json.writeEndObject();
    }
}
