package io.icebreaker.feed.login;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How one broker is logged in to: what it needs, which page a person opens, and the exchange of the answers
 * for tokens. {@code icebreaker login} and the page's wizard ask the same flow the same questions. A flow
 * holds no answers: it is given them, and hands tokens back; keeping both is the caller's.
 *
 * <p>A broker's class takes a {@link LoginSetup} in its constructor and is listed in the one table of brokers
 * (io.icebreaker.app.Brokers).
 *
 * <p><b>Threading.</b> Any thread; {@link #complete} waits for the network, bounded by the port's time-out.
 */
public interface LoginFlow {
    /** The name in commands, configuration and file names: "kite", "smartapi", "dhan", "flattrade". */
    String broker();

    /** What is needed, in the order to ask: kept ones first, those used once last. */
    List<LoginField> fields();

    /**
     * What must still be asked before {@link #complete}, in order, when so much is kept. A flow that can do
     * with either of two (a one-time-password seed, or today's code) overrides it.
     */
    default List<LoginField> missing(Map<String, Secret> kept) {
        return fields().stream()
                .filter(field -> field.required() && !kept.containsKey(field.name()))
                .toList();
    }

    /**
     * The page on which a person logs in, made from what is kept; null when these answers need no page (a
     * TOTP seed is there). It may carry an API key: it is shown to the person only, and never logged.
     */
    URI page(Map<String, Secret> kept);

    /**
     * Asks the broker for tokens.
     *
     * @param answers by field name; required ones present and not empty, redirect URLs already reduced to
     *     their parameter
     * @throws LoginException with the plain cause and the broker's code
     */
    LoginTokens complete(Map<String, Secret> answers) throws LoginException;

    /** When a token issued then ends by this broker's custom, unless the token itself says. */
    Instant expiresAt(Instant issuedAt);

    /** When a kept token was issued, where the token itself may know better than its file. */
    default Instant issuedAt(Secret token, Instant kept) {
        return kept;
    }

    /**
     * When a kept token ends; null when nobody knows.
     *
     * @param issuedAt null when unknown
     * @param said what was noted at the login, null for nothing
     */
    default Instant expiresAt(Secret token, Instant issuedAt, Instant said) {
        return said != null || issuedAt == null ? said : expiresAt(issuedAt);
    }

    /** Why a token may be dead though its time is not up, half a sentence; "" for no reason. */
    default String doubt(Instant issuedAt, Instant now) {
        return "";
    }
}
