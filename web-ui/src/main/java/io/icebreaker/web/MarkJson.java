package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import java.io.IOException;

/** Items of the logs {@code marks} and {@code profile-events}. */
final class MarkJson {
    private MarkJson() {}

    static void mark(JsonGenerator json, Board board, FindingLog.Reader record) throws IOException {
        int kind = (int) record.word(MarkWords.KIND);
        json.writeStartObject();
        json.writeNumberField("sequence", record.sequence());
        json.writeNumberField("id", record.word(MarkWords.ID));
        json.writeStringField(
                "interval", Interval.of((int) record.word(MarkWords.INTERVAL)).label());
        json.writeNumberField("startMs", Json.ms(record.word(MarkWords.START_NS)));
        json.writeNumberField("timeMs", Json.ms(record.word(MarkWords.TIME_NS)));
        json.writeStringField("kind", MarkKind.name(kind));
        json.writeNumberField("low", record.word(MarkWords.LOW));
        json.writeNumberField("high", record.word(MarkWords.HIGH));
        json.writeFieldName("toMs");
        Json.number(json, MarkKind.isEnd(kind), Json.ms(record.word(MarkWords.TIME_NS)));
        json.writeEndObject();
    }

    static void profile(JsonGenerator json, Board board, FindingLog.Reader record)
            throws IOException {
        boolean hasPoc = record.word(ProfileWords.POC) != 0;
        json.writeStartObject();
        json.writeNumberField("sequence", record.sequence());
        json.writeNumberField("id", record.word(ProfileWords.ID));
        json.writeNumberField("timeMs", Json.ms(record.word(ProfileWords.TIME_NS)));
        json.writeStringField("kind", ProfileWords.name((int) record.word(ProfileWords.KIND)));
        json.writeNumberField("high", record.word(ProfileWords.HIGH));
        json.writeNumberField("low", record.word(ProfileWords.LOW));
        json.writeFieldName("poc");
        Json.number(json, hasPoc, record.word(ProfileWords.POC));
        json.writeFieldName("vah");
        Json.number(json, hasPoc, record.word(ProfileWords.VAH));
        json.writeFieldName("val");
        Json.number(json, hasPoc, record.word(ProfileWords.VAL));
        json.writeEndObject();
    }
}
