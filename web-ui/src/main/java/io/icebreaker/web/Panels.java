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
        SHEETS.put("book", new SheetPanel(Sheet.BOOK, IcebergsApi::book));
        LOGS.put("icebergs", new LogPanel(FindingType.ICEBERG, IcebergsApi::iceberg));
        LOGS.put("absorptions", new LogPanel(FindingType.ABSORPTION, IcebergsApi::absorption));
        SHEETS.put("greeks", new SheetPanel(Sheet.GREEKS, OptionsJson::greeks));
        SHEETS.put("chain", new SheetPanel(Sheet.CHAIN, OptionsJson::chain));
        SHEETS.put("vwap", new SheetPanel(Sheet.VWAP, VwapApi::sheet));
        SHEETS.put("levels", new SheetPanel(Sheet.LEVELS, Levels::write));
        LOGS.put("marks", new LogPanel(FindingType.MARK, MarkJson::mark));
        LOGS.put("profile-events", new LogPanel(FindingType.PROFILE, MarkJson::profile));
        SHEETS.put("window", new SheetPanel(Sheet.WINDOW, SignalJson::window));
        SHEETS.put("performance", new SheetPanel(Sheet.PERFORMANCE, PerformanceJson::write));
        LOGS.put("signals", new LogPanel(FindingType.SIGNAL, SignalJson::signal));
        LOGS.put("outcomes", new LogPanel(FindingType.OUTCOME, SignalJson::outcome));
        SHEETS.put("indicators", new SheetPanel(Sheet.INDICATORS, IndicatorsApi::sheet));
        SHEETS.put("swings", new SheetPanel(Sheet.SWINGS, ChartLevels::swings));
        SHEETS.put("pivots", new SheetPanel(Sheet.PIVOTS, ChartLevels::pivots));
        SHEETS.put("market", new SheetPanel(Sheet.MARKET, MarketApi::sheet));
        LOGS.put("alerts", new LogPanel(FindingType.ALERT, AlertJson::alert));
        LOGS.put("patterns", new LogPanel(FindingType.PATTERN, PatternsApi::pattern));
    }

    private Panels() {}

    /** Whether a topic's first word is a panel's. */
    static boolean knows(String name) {
        return SHEETS.containsKey(name) || LOGS.containsKey(name);
    }

    /** Whether a topic's key is an instrument and an interval. */
    static boolean isByInterval(String name) {
        SheetPanel panel = SHEETS.get(name);
        return panel != null && Sheet.isByInterval(panel.sheet());
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
