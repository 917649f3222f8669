package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The analysis as pages watch it: each topic is a sheet of the board (its latest state, conflated) or a log
 * (every record, with what was missed). One table for the stream; REST answers with the same writers.
 */
final class Panels {
    /** Writes a sheet's words as one JSON value. */
    @FunctionalInterface
    interface SheetWriter {
        void write(JsonGenerator json, Board board, int key, Copy words) throws IOException;
    }

    /** Writes the record in the reader's hand as one JSON value. */
    @FunctionalInterface
    interface RecordWriter {
        void write(JsonGenerator json, Board board, FindingLog.Reader record) throws IOException;
    }

    private record SheetPanel(int sheet, SheetWriter writer) {}

    private record LogPanel(int type, RecordWriter writer) {}

    private static final Map<String, SheetPanel> SHEETS = new TreeMap<>();
    private static final Map<String, LogPanel> LOGS = new TreeMap<>();

    static {
        SHEETS.put("greeks", new SheetPanel(Sheet.GREEKS, OptionsJson::greeks));
        SHEETS.put("chain", new SheetPanel(Sheet.CHAIN, OptionsJson::chain));
        SHEETS.put("window", new SheetPanel(Sheet.WINDOW, SignalJson::window));
        SHEETS.put("performance", new SheetPanel(Sheet.PERFORMANCE, PerformanceJson::write));
        LOGS.put("signals", new LogPanel(FindingType.SIGNAL, SignalJson::signal));
        LOGS.put("outcomes", new LogPanel(FindingType.OUTCOME, SignalJson::outcome));
    }

    private Panels() {}

    /** Whether a topic's first word is a panel's. */
    static boolean knows(String name) {
        return SHEETS.containsKey(name) || LOGS.containsKey(name);
    }

    static Topic topic(TopicName name, Board board) {
        SheetPanel sheet = SHEETS.get(name.panel());
        if (sheet != null) {
            return new SheetTopic(name, board, sheet.sheet(), sheet.writer());
        }
        LogPanel log = LOGS.get(name.panel());
        return new LogTopic(name, board, board.findings().log(log.type()), log.writer());
    }
}
