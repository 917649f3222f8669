package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import java.io.IOException;

/** Says why an answer about indicators, patterns and levels has none: a setting, not the market. */
final class ChartNote {
    static final String OPTIONS =
            "indicators, patterns and levels of options are off: set indicator.options = true to have"
                    + " them, at some 120 KB a contract";

    private ChartNote() {}

    /** Field {@code note} of an instrument; null where nothing is off. */
    static void of(int id, Board board, JsonGenerator json) throws IOException {
        boolean has = board.findings().hasCharts(board.instrument(id).type());
        json.writeStringField("note", has ? null : OPTIONS);
    }

    /** The same of all instruments, of which there may be some that have none. */
    static void ofAll(Board board, JsonGenerator json) throws IOException {
        boolean all = true;
        for (int id = 0; all && id < board.instrumentCount(); id++) {
            var instrument = board.instrument(id);
            all = instrument == null || board.findings().hasCharts(instrument.type());
        }
        json.writeStringField("note", all ? null : OPTIONS);
    }
}
