package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.InstrumentSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what one broker lists by a few words; the index is made at the first question. Any thread. */
final class BrokerSearch implements Function<String, List<BrokerInstrument>> {
    private static final int LIMIT = 50;

    private final InstrumentBook book;
    private final String broker;
    private InstrumentSearch index;

    BrokerSearch(InstrumentBook book, String broker) {
        this.book = book;
        this.broker = broker;
    }

    @Override
    public List<BrokerInstrument> apply(String words) {
        return index().find(words, LIMIT, underlying -> 0).stream()
                .map(it -> book.at(broker, it))
                .flatMap(Optional::stream)
                .toList();
    }

    private synchronized InstrumentSearch index() {
        if (index == null) {
            index =
                    new InstrumentSearch(
                            book.of(broker).stream().map(BrokerInstrument::instrument).toList());
        }
        return index;
    }
}
