package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Scans by name, as JSON and CSV, with filters (analytics 8). Any HTTP thread. */
final class ScansApi {
    /** Rows of an answer. */
    static final int MOST = 2_000;

    private static final String CSV = ".csv";

    private final Board board;
    private final ScanKinds kinds;

    ScansApi(Board board, ScanKinds kinds) {
        this.board = board;
        this.kinds = kinds;
    }

    /** {@code GET /api/scans}: which there are. */
    void list(Context ctx) {
        var query = new ScanQuery(board);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("scans");
                    for (ScanKind kind : kinds.listed()) {
                        describe(json, kind, query);
                    }
                    describe(json, ScanKind.named(ScanKind.ALL), query);
                    json.writeEndArray();
                    json.writeArrayFieldStart("identifiers");
                    for (String name : ScanFilter.names(ScanKind.named(ScanKind.ALL))) {
                        json.writeString(name);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void describe(JsonGenerator json, ScanKind kind, ScanQuery query)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", kind.name());
        json.writeStringField("title", kind.title());
        json.writeNumberField("hits", query.hits(kind, row -> true).size());
        ScanJson.state(json, kind, query);
        json.writeArrayFieldStart("columns");
        for (ScanColumn column : kind.columns()) {
            column.describe(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** {@code GET /api/scans/{name}}, or {@code {name}.csv}. */
    void scan(Context ctx) {
        long startedNs = System.nanoTime();
        String name = ctx.pathParam("name");
        boolean asCsv = name.endsWith(CSV);
        ScanKind kind = kinds.named(asCsv ? name.substring(0, name.length() - CSV.length()) : name);
        if (kind == null) {
            throw new Refusal(404, "no such scan", "name", "GET /api/scans lists those there are");
        }
        int limit = new Params(ctx).limit(MOST, MOST);
        Predicate<ScanRow> filter = ScanFilter.of(kind, ctx.queryParam("filter"));
        var query = new ScanQuery(board);
        if (asCsv) {
            List<ScanRow> hits = query.hits(kind, filter);
            String text = ScanCsv.of(kind, query, hits.subList(0, Math.min(limit, hits.size())));
            ctx.contentType("text/csv").result(text.getBytes(StandardCharsets.UTF_8));
        } else {
            Api.answer(ctx, json -> ScanJson.scan(json, kind, query, filter, limit, startedNs));
        }
    }
}
