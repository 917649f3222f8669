package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.rule.Level;
import io.icebreaker.rule.Rule;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** An alert of the board's log as the stream and REST have it, without what came of it. */
final class AlertJson {
    private static final int VERSION_DIGITS = 16;

    /** Of each board that is shown, the live day's and a replay's. */
    private static final Map<Board, AlertNames> NAMES = new WeakHashMap<>();

    private AlertJson() {}

    private static AlertNames names(Board board) {
        synchronized (NAMES) {
            return NAMES.computeIfAbsent(board, AlertNames::new);
        }
    }

    static void alert(JsonGenerator json, Board board, FindingLog.Reader w) throws IOException {
        Rule rule = names(board).rule(w);
        int id = (int) w.word(AlertWords.ID);
        Instrument instrument = board.instrument(id);
        json.writeStartObject();
        json.writeNumberField("sequence", w.sequence());
        long timeNs = w.word(AlertWords.TIME_NS);
        json.writeStringField("day", SessionCalendar.istDate(timeNs).toString());
        json.writeNumberField("timeMs", Json.ms(timeNs));
        json.writeStringField("level", Level.values()[(int) w.word(AlertWords.LEVEL)].name());
        json.writeStringField("rule", rule == null ? null : rule.name());
        json.writeStringField(
                "ruleVersion",
                rule == null
                        ? String.format("%0" + VERSION_DIGITS + "x", w.word(AlertWords.VERSION))
                        : rule.version());
        json.writeNumberField("id", id);
        json.writeStringField("instrument", instrument == null ? null : AlertNames.of(instrument));
        json.writeStringField("status", AlertWords.statusName(w.word(AlertWords.STATUS)));
        json.writeFieldName("price");
        Json.number(json, w.word(AlertWords.PRICE) != 0, w.word(AlertWords.PRICE));
        inputs(json, w, rule);
        actions(json, rule);
        json.writeEndObject();
    }

    private static void inputs(JsonGenerator json, FindingLog.Reader w, Rule rule)
            throws IOException {
        json.writeObjectFieldStart("inputs");
        List<String> names = rule == null ? List.of() : AlertNames.inputs(rule);
        for (int i = 0; i < Math.min(names.size(), w.word(AlertWords.INPUTS)); i++) {
            if (names.indexOf(names.get(i)) == i) {
                json.writeFieldName(names.get(i));
                Json.number(json, w.number(AlertWords.FIRST + i));
            }
        }
        json.writeEndObject();
    }

    /** For the page's own: sse, voice. */
    private static void actions(JsonGenerator json, Rule rule) throws IOException {
        json.writeArrayFieldStart("actions");
        if (rule != null) {
            for (var action : rule.actions()) {
                json.writeString(action.spelled());
            }
        }
        json.writeEndArray();
    }
}
