package io.icebreaker.web;

import io.icebreaker.finding.MarketWords;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The rows of a moment: of every instrument that is scanned, by the market's sheet. One use each. */
final class ScanQuery {
    private final Copy market = new Copy();
    private final List<ScanRow> rows = new ArrayList<>();

    ScanQuery(Board board) {
        board.findings().read(Sheet.MARKET, 0, market);
        if (market.length() == 0) {
            return;
        }
        long[] words = market.words();
        int at = MarketWords.start(words, MarketWords.TILES);
        var copy = new Copy();
        for (int tile = 0; tile < words[MarketWords.TILES]; tile++) {
            int id = (int) words[at + tile * MarketWords.TILE_WORDS + MarketWords.TILE_ID];
            Instrument instrument = board.instrument(id);
            board.findings().read(Sheet.SCAN, id, copy);
            if (instrument != null && copy.length() == ScanRowWords.WORDS) {
                rows.add(
                        new ScanRow(
                                id, instrument, Arrays.copyOf(copy.words(), ScanRowWords.WORDS)));
            }
        }
    }

    /** Ring sequence of the market's sheet, 0 before the first. */
    long sequence() {
        return market.length() == 0 ? 0 : market.stamp();
    }

    /** A word of its header, 0 before the first. */
    long market(int word) {
        return market.length() == 0 ? 0 : market.words()[word];
    }

    /** How many instruments are scanned. */
    int scanned() {
        return rows.size();
    }

    /** Hits of a scan that pass a filter, best first. */
    List<ScanRow> hits(ScanKind kind, Predicate<ScanRow> filter) {
        return rows.stream().filter(kind.hit()).filter(filter).sorted(kind.order()).toList();
    }

    /** WAITING, DEVELOPING or FINAL of the overnight list, RUNNING of the others. */
    String state(ScanKind kind) {
        return kind.name().equals(ScanKind.BTST)
                ? MarketWords.state((int) market(MarketWords.BTST_STATE))
                : "RUNNING";
    }

    /** A moment of the overnight list, 0 where there is none. */
    long momentNs(ScanKind kind, int word) {
        return kind.name().equals(ScanKind.BTST) ? market(word) : 0;
    }
}
