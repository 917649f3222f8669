package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.InstrumentSearch;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Search behind the page: through all that brokers list where a book is given, else through what is on the
 * board. Strikes are ranked by the board's prices. Any thread.
 */
final class Finder {
    private final Board board;
    private final InstrumentBook given;
    private Known known;

    /** What is searched, made at the first question. */
    private record Known(long definitions, InstrumentBook book, InstrumentSearch search) {}

    /** {@code given}: null to search the board's instruments. */
    Finder(Board board, InstrumentBook given) {
        this.board = board;
        this.given = given;
    }

    List<Instrument> find(String words, int limit) {
        Known all = known();
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null) {
                ids.put(instrument.segment() + ":" + instrument.token(), id);
            }
        }
        return all.search.find(words, limit, name -> price(all.book, ids, name));
    }

    int listed() {
        return known().search.size();
    }

    private long price(InstrumentBook book, Map<String, Integer> ids, String underlying) {
        Integer id =
                book.underlying(underlying)
                        .map(it -> ids.get(it.segment() + ":" + it.token()))
                        .orElse(null);
        if (id == null) {
            return 0;
        }
        var copy = new Copy();
        board.readQuote(id, copy);
        return copy.length() > 0 && Quote.has(copy.words(), Quote.LTP)
                ? copy.words()[Quote.LTP]
                : 0;
    }

    private synchronized Known known() {
        long definitions = given == null ? board.definitions() : 0;
        if (known == null || known.definitions != definitions) {
            InstrumentBook book = given == null ? ofBoard() : given;
            known = new Known(definitions, book, new InstrumentSearch(book.instruments()));
        }
        return known;
    }

    private InstrumentBook ofBoard() {
        List<BrokerInstrument> rows = new ArrayList<>();
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument it = board.instrument(id);
            if (it != null) {
                rows.add(new BrokerInstrument(it, it.segment(), it.token(), it.symbol()));
            }
        }
        return InstrumentBook.of(Map.of("kite", new MasterRows(rows, 0, List.of())));
    }
}
