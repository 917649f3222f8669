package io.icebreaker.app;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a day leaves to later ones, read off its board once it is over. Cold; any thread. */
final class DayHistory {
    private DayHistory() {}

    static List<HistoryRow> of(Board board, LocalDate day) {
        List<HistoryRow> rows = new ArrayList<>();
        var copy = new Copy();
        for (int id = 0; id < board.instrumentCount(); id++) {
            board.readQuote(id, copy);
            if (board.instrument(id) != null
                    && copy.length() > 0
                    && Quote.has(copy.words(), Quote.LTP)) {
                rows.add(session(day, board.instrument(id), copy.words()));
            }
        }
        volatilities(board, copy)
                .forEach((underlying, iv) -> rows.add(HistoryRow.iv(day, underlying, iv)));
        return rows;
    }

    private static HistoryRow session(LocalDate day, Instrument instrument, long[] quote) {
        long close = quote[Quote.LTP];
        return HistoryRow.session(
                day,
                instrument,
                Quote.has(quote, Quote.HIGH) ? quote[Quote.HIGH] : close,
                Quote.has(quote, Quote.LOW) ? quote[Quote.LOW] : close,
                close,
                0,
                0,
                0,
                Quote.has(quote, Quote.VOLUME) ? quote[Quote.VOLUME] : 0,
                Quote.has(quote, Quote.OI) ? quote[Quote.OI] : -1);
    }

    /** All chains of an underlying say the same 30-day volatility; one that says none is passed over. */
    private static Map<String, Double> volatilities(Board board, Copy copy) {
        Map<String, Double> found = new TreeMap<>();
        for (int chain = 0; chain < board.findings().keys(); chain++) {
            board.findings().read(Sheet.CHAIN, chain, copy);
            if (copy.length() > 0) {
                Instrument leg = board.instrument((int) copy.words()[ChainWords.ANY_LEG]);
                double iv = Double.longBitsToDouble(copy.words()[ChainWords.IV_30]);
                if (leg != null && !Double.isNaN(iv)) {
                    found.put(leg.underlying(), iv);
                }
            }
        }
        return found;
    }
}
