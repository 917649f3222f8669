package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.MarketWords;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** A scan's answer, for REST and stream alike. Static; any thread. */
final class ScanJson {
    private static final long NS_PER_US = 1_000;

    private ScanJson() {}

    /** The rows of a scan that pass a filter, at most {@code limit} of them. */
    static void scan(
            JsonGenerator json,
            ScanKind kind,
            ScanQuery query,
            Predicate<ScanRow> filter,
            int limit,
            long startedNs)
            throws IOException {
        List<ScanRow> hits = query.hits(kind, filter);
        json.writeStartObject();
        json.writeStringField("name", kind.name());
        json.writeNumberField("sequence", query.sequence());
        state(json, kind, query);
        json.writeNumberField("scanned", query.scanned());
        json.writeNumberField("hits", hits.size());
        json.writeNumberField("tookUs", (System.nanoTime() - startedNs) / NS_PER_US);
        json.writeArrayFieldStart("rows");
        for (ScanRow row : hits.subList(0, Math.min(limit, hits.size()))) {
            row(json, kind, row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where a scan stands in its day; times null where it has none. */
    static void state(JsonGenerator json, ScanKind kind, ScanQuery query) throws IOException {
        moment(json, "timeMs", query.market(MarketWords.TIME_NS));
        json.writeStringField("state", query.state(kind));
        moment(json, "fromMs", query.momentNs(kind, MarketWords.BTST_FROM_NS));
        moment(json, "deadlineMs", query.momentNs(kind, MarketWords.BTST_CLOSE_NS));
        moment(json, "finalMs", query.momentNs(kind, MarketWords.BTST_FINAL_NS));
    }

    private static void moment(JsonGenerator json, String name, long timeNs) throws IOException {
        json.writeFieldName(name);
        Json.number(json, timeNs != 0, Json.ms(timeNs));
    }

    private static void row(JsonGenerator json, ScanKind kind, ScanRow row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", row.id());
        json.writeArrayFieldStart("values");
        for (ScanColumn column : kind.columns()) {
            column.write(json, row);
        }
        json.writeEndArray();
        json.writeFieldName("parts");
        if (kind.hasParts()) {
            BtstParts.write(json, row);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }
}
