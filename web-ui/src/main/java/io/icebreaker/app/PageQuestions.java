package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.web.BrokerQuestions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A live day's accounts as the page asks them, under the same rate limits as backfill. Any thread. */
final class PageQuestions implements BrokerQuestions {
    private final Map<String, BrokerRest> accounts;
    private final Function<String, String> broker;
    private final InstrumentBook book;

    /**
     * @param accounts by feed
     * @param broker of a feed, as its master is called
     */
    PageQuestions(
            Map<String, BrokerRest> accounts,
            Function<String, String> broker,
            InstrumentBook book) {
        this.accounts = accounts;
        this.broker = broker;
        this.book = book;
    }

    private interface Question {
        Map<String, Object> ask(AskedBroker broker) throws RestException;
    }

    private Map<String, Object> ask(String account, Question question) throws NotAnswered {
        BrokerRest rest = accounts.get(account);
        if (rest == null) {
            throw new NotAnswered(
                    404,
                    "feed",
                    "no account '" + account + "' to ask over REST",
                    "",
                    "one of " + String.join(", ", accounts.keySet()),
                    0);
        }
        var asked = new AskedBroker(account, broker.apply(account), rest, book);
        try {
            return question.ask(asked);
        } catch (RestException e) {
            String another = "one of " + String.join(", ", accounts.keySet());
            throw AskFailure.of(e, asked, another).notAnswered();
        }
    }

    @Override
    public Map<String, Object> quotes(String account, List<String> instruments) throws NotAnswered {
        return ask(account, it -> AskTree.quotes(it, it.quotes(instruments)));
    }

    @Override
    public Map<String, Object> chain(
            String account, String underlying, LocalDate expiry, int strikes) throws NotAnswered {
        return ask(account, it -> AskTree.chain(it, it.chain(underlying, expiry, strikes)));
    }

    @Override
    public Map<String, Object> history(
            String account, String instrument, Interval interval, long fromNs, long toNs)
            throws NotAnswered {
        return ask(
                account, it -> AskTree.history(it, it.history(instrument, interval, fromNs, toNs)));
    }

    @Override
    public Map<String, Object> margins(String account) throws NotAnswered {
        return ask(account, it -> AskTree.margins(it, it.margins()));
    }
}
