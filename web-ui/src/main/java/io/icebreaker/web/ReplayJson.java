package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.gap.Gap;
import io.icebreaker.travel.BehindGap;
import io.icebreaker.travel.Bookmark;
import io.icebreaker.travel.Status;
import java.io.IOException;

/** Recorded days and the one that is open, as JSON. */
final class ReplayJson {
    private ReplayJson() {}

    static void days(JsonGenerator json, Replays replays, Status session) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("days");
        for (Replays.Entry day : replays.days()) {
            day(json, day);
        }
        json.writeEndArray();
        json.writeFieldName("session");
        session(json, session);
        json.writeStringField("note", replays.note());
        json.writeEndObject();
    }

    private static void day(JsonGenerator json, Replays.Entry day) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", day.name());
        json.writeStringField("path", day.path());
        json.writeNumberField("fromNs", day.fromNs());
        json.writeNumberField("toNs", day.toNs());
        json.writeNumberField("events", day.events());
        json.writeBooleanField("live", day.live());
        json.writeNumberField("snapshots", day.snapshots());
        json.writeStringField("error", day.error());
        json.writeEndObject();
    }

    /** A day that is open; null when none is. */
    static void session(JsonGenerator json, Status status) throws IOException {
        if (status == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("journal", status.journal());
        json.writeStringField("state", status.state().name());
        json.writeFieldName("speed");
        if (Double.isInfinite(status.speed())) {
            json.writeString("max");
        } else {
            json.writeNumber(status.speed());
        }
        place(json, status);
        agreement(json, status);
        json.writeNumberField("seekMs", Math.round(status.seekMs() * 10) / 10.0);
        json.writeNumberField("fromSnapshot", status.fromSnapshot());
        bookmarks(json, status);
        loop(json, status);
        contents(json, status);
        json.writeStringField("error", status.error());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Status status) throws IOException {
        json.writeNumberField("sequence", status.sequence());
        json.writeNumberField("timeNs", status.timeNs());
        json.writeNumberField("firstSequence", status.firstSequence());
        json.writeNumberField("lastSequence", status.lastSequence());
        json.writeNumberField("firstTimeNs", status.firstTimeNs());
        json.writeNumberField("lastTimeNs", status.lastTimeNs());
        json.writeBooleanField("live", status.grows());
    }

    private static void agreement(JsonGenerator json, Status status) throws IOException {
        hash(json, "replayHash", status.replayHash());
        hash(json, "liveHash", status.liveHash());
        json.writeFieldName("identicalThroughNs");
        Json.number(json, status.identicalThroughNs() != 0, status.identicalThroughNs());
        json.writeFieldName("differsAt");
        Json.number(json, status.difference() != null, status.differsAt());
        json.writeStringField("difference", status.difference());
        json.writeStringField("compareEnded", status.compareEnded());
        json.writeFieldName("behindGap");
        behindGap(json, status.behindGap());
    }

    private static void behindGap(JsonGenerator json, BehindGap gap) throws IOException {
        if (gap == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("from", gap.from());
        json.writeNumberField("to", gap.to());
        json.writeNumberField("stretches", gap.stretches());
        json.writeNumberField("equal", gap.equal());
        json.writeNumberField("unequal", gap.unequal());
        json.writeEndObject();
    }

    private static void hash(JsonGenerator json, String name, long hash) throws IOException {
        json.writeStringField(name, hash == 0 ? null : String.format("%016x", hash));
    }

    private static void bookmarks(JsonGenerator json, Status status) throws IOException {
        json.writeArrayFieldStart("bookmarks");
        for (Bookmark bookmark : status.bookmarks()) {
            json.writeStartObject();
            json.writeNumberField("sequence", bookmark.sequence());
            json.writeNumberField("timeNs", bookmark.timeNs());
            json.writeStringField("label", bookmark.label());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void loop(JsonGenerator json, Status status) throws IOException {
        json.writeFieldName("loop");
        if (status.loopFromNs() == 0) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("fromNs", status.loopFromNs());
        json.writeNumberField("toNs", status.loopToNs());
        json.writeEndObject();
    }

    private static void contents(JsonGenerator json, Status status) throws IOException {
        json.writeNumberField("ticks", status.ticks());
        json.writeNumberField("instruments", status.instruments());
        json.writeBooleanField("counted", status.isCounted());
        json.writeStringField("countFailure", status.countFailure());
        json.writeNumberField("notSteppable", status.notSteppable());
        json.writeNumberField("gapCount", status.gapCount());
        json.writeArrayFieldStart("gaps");
        for (Gap gap : status.gaps()) {
            json.writeStartObject();
            json.writeStringField("kind", gap.kind().name());
            json.writeNumberField("fromNs", gap.fromNs());
            json.writeNumberField("toNs", gap.toNs());
            json.writeNumberField("packets", gap.packets());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
