package io.icebreaker.app;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** All that a board shows, part by part: two boards that show the same are equal here. */
final class BoardText {
    private BoardText() {}

    static Map<String, String> of(Board board) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("sequence", Long.toString(board.sequence()));
        parts.put("time", Long.toString(board.engineTimeNs()));
        var copy = new Copy();
        for (int id = 0; id < board.instrumentCount(); id++) {
            parts.put("instrument " + id, String.valueOf(board.instrument(id)));
            board.readQuote(id, copy);
            parts.put("quote " + id, words(copy));
            for (int stream : new int[] {Board.SECOND, Board.MINUTE}) {
                board.readForming(id, stream, copy);
                boolean isOpen = copy.stamp() > board.history(stream).closed(id);
                parts.put("forming " + id + " " + stream, isOpen ? words(copy) : "closed");
                parts.put("closed " + id + " " + stream, closed(board.history(stream), id));
            }
            parts.put("trades " + id, trades(board, id));
        }
        for (int type = FindingType.EVENT_BAR; type < FindingType.LIMIT; type++) {
            parts.put("log " + type, log(board.findings().log(type)));
        }
        for (int sheet = 0; sheet < Sheet.COUNT; sheet++) {
            for (int key = 0; key < board.findings().keys(sheet); key++) {
                board.findings().read(sheet, key, copy);
                if (copy.length() > 0) {
                    parts.put("sheet " + sheet + " " + key, sheet(sheet, copy));
                }
            }
        }
        return parts;
    }

    /** Levels take more room than they say they need: what lies behind them is not shown. */
    private static String sheet(int sheet, Copy copy) {
        if (sheet != Sheet.LEVELS) {
            return words(copy);
        }
        long[] words = copy.words();
        int end = LevelWords.pocs(words) + (int) words[LevelWords.POCS] * LevelWords.POC_WORDS;
        return Arrays.toString(Arrays.copyOf(words, end));
    }

    private static String words(Copy copy) {
        return Arrays.toString(Arrays.copyOf(copy.words(), copy.length()));
    }

    private static String closed(BarHistory history, int id) {
        var text = new StringBuilder().append(history.closed(id)).append(' ');
        var walk = history.walk(id);
        while (walk.next()) {
            text.append(Arrays.toString(Arrays.copyOf(walk.words(), walk.length()))).append('\n');
        }
        return text.toString();
    }

    private static String trades(Board board, int id) {
        var text = new StringBuilder().append(board.tradeHistory().count(id)).append(' ');
        var walk = board.tradeHistory().walk(id);
        while (walk.next()) {
            text.append(Arrays.hashCode(walk.words())).append(' ');
        }
        return text.toString();
    }

    private static String log(FindingLog log) {
        var text = new StringBuilder().append(log.count()).append(' ');
        var reader = log.reader(0);
        while (reader.next()) {
            text.append(reader.sequence());
            for (int i = 0; i < reader.length(); i++) {
                text.append(' ').append(reader.word(i));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
