package io.icebreaker.ring;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FeedBoard;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a board tells its readers, as text a place: two boards that tell the same are equal. */
final class BoardText {
    private final Board board;
    private final Copy copy = new Copy();
    private final Map<String, String> places = new LinkedHashMap<>();

    private BoardText(Board board) {
        this.board = board;
    }

    static Map<String, String> of(Board board, int instruments) {
        var text = new BoardText(board);
        for (int id = 0; id < instruments; id++) {
            text.instrument(id);
        }
        text.logs();
        text.sheets();
        text.tail();
        text.put("time", board.engineTimeNs());
        text.put("sequence", board.sequence());
        text.put("definitions", board.definitions() + " " + board.instrumentCount());
        for (int feed = 0; feed < 4; feed++) {
            text.put("feed " + feed, board.feeds().name(feed) + " " + board.feeds().ticks(feed));
            for (int figure = 0; figure < FeedBoard.SHARES; figure++) {
                text.put("share " + feed + " " + figure, "" + board.feeds().share(feed, figure));
            }
            text.put("disagreed " + feed, "" + board.feeds().disagreed(feed));
        }
        return text.places;
    }

    private void put(String place, Object content) {
        places.put(place, String.valueOf(content));
    }

    private void put(String place) {
        put(place, Arrays.toString(Arrays.copyOf(copy.words(), copy.length())));
    }

    private void instrument(int id) {
        put("instrument " + id, board.instrument(id));
        board.readQuote(id, copy);
        put("quote " + id);
        for (int stream = 0; stream < 2; stream++) {
            board.readForming(id, stream, copy);
            if (copy.stamp() > board.history(stream).closed(id)) {
                put("forming " + stream + " " + id);
            } // else it has closed meanwhile: whether it was ever shown is a matter of batches
            var bars = new StringBuilder();
            for (var walk = board.history(stream).walk(id); walk.next(); ) {
                bars.append(Arrays.toString(Arrays.copyOf(walk.words(), walk.length())));
            }
            put("bars " + stream + " " + id, bars);
        }
        var trades = new StringBuilder();
        for (var walk = board.tradeHistory().walk(id); walk.next(); ) {
            trades.append(Arrays.toString(walk.words()));
        }
        put("trades " + id, trades);
    }

    private void logs() {
        for (int type = FindingType.EVENT_BAR; type < FindingType.LIMIT; type++) {
            var log = new StringBuilder();
            for (var reader = board.findings().log(type).reader(0); reader.next(); ) {
                log.append(reader.sequence()).append(':');
                for (int word = 0; word < reader.length(); word++) {
                    log.append(reader.word(word)).append(' ');
                }
            }
            put("log " + type, log);
        }
    }

    private void sheets() {
        for (int sheet = 0; sheet < Sheet.COUNT; sheet++) {
            for (int key = 0; key < board.findings().keys(sheet); key++) {
                board.findings().read(sheet, key, copy);
                put("sheet " + sheet + " " + key);
            }
        }
    }

    private void tail() {
        var tail = new StringBuilder();
        for (var reader = board.trades().reader(0); reader.next(); ) {
            for (int word = 0; word < 6; word++) {
                tail.append(reader.word(word)).append(' ');
            }
        }
        put("tail", tail);
    }
}
