package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginSetup;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A broker as a newcomer meets it: what it is called, what an account needs, how long a token lives, how
 * much it streams.
 *
 * @param name in commands, configuration and addresses
 * @param title as people call it
 * @param tokenVariable environment variable that may hold a token instead of a file
 * @param login makes its flow; null while this build has none
 * @param stream how it streams; null while this build has none
 * @param maxInstruments that one account may stream, over all its connections
 * @param limit the same in words, with its parts
 * @param tokenLife until when a token is good
 * @param needs what one must have, arrange or pay, a sentence each, in the order to do it
 * @param site where its keys are made
 */
public record BrokerKind(
        String name,
        String title,
        String tokenVariable,
        Function<LoginSetup, LoginFlow> login,
        BrokerStream stream,
        int maxInstruments,
        String limit,
        String tokenLife,
        List<String> needs,
        String site) {
    /** The word for what a broker does when nothing is chosen. */
    public static final String USUAL = "";

    /** What can be chosen in a configuration: words by key, the usual first; empty for nothing. */
    public Map<String, List<String>> variants() {
        return Brokers.variants(name);
    }

    /** The same broker with one of its {@link #variants}, or as it is. */
    public BrokerKind variant(String word) {
        return Brokers.variant(this, word);
    }

    BrokerKind with(
            BrokerStream otherStream, Function<LoginSetup, LoginFlow> otherLogin, int most) {
        return new BrokerKind(
                name,
                title,
                tokenVariable,
                otherLogin,
                otherStream,
                most,
                limit,
                tokenLife,
                needs,
                site);
    }

    /** Whether this build can log in there. */
    public boolean isThere() {
        return login != null;
    }

    /** Whether this build can stream from there. */
    public boolean streams() {
        return stream != null;
    }
}
