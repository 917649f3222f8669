package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A server without broker accounts. */
final class NoQuestions implements BrokerQuestions {
    private static NotAnswered none() {
        return new NotAnswered(
                404,
                "feed",
                "this server has no broker account to ask",
                "",
                "icebreaker run has those of its configuration",
                0);
    }

    @Override
    public Map<String, Object> quotes(String account, List<String> instruments) throws NotAnswered {
        throw none();
    }

    @Override
    public Map<String, Object> chain(
            String account, String underlying, LocalDate expiry, int strikes) throws NotAnswered {
        throw none();
    }

    @Override
    public Map<String, Object> history(
            String account, String instrument, Interval interval, long fromNs, long toNs)
            throws NotAnswered {
        throw none();
    }

    @Override
    public Map<String, Object> margins(String account) throws NotAnswered {
        throw none();
    }
}
