package io.icebreaker.feed.login;

/**
 * One thing a login needs, for a terminal's question and a page's form alike.
 *
 * @param name key of the answer: camel case letters and digits ("apiKey", "requestToken")
 * @param kind whether it is kept, and how carefully it is shown
 * @param label two or three words: "API key"
 * @param help where the person finds it, one sentence
 * @param variable environment variable that may hold it, "" for none (answers that live minutes)
 * @param redirectParameter for {@link Kind#ONCE}: its name in the query of the redirect URL, so that the
 *     whole URL may be pasted; "" when it is not taken from a redirect
 * @param required whether the login cannot do without; an optional field says in {@code help} what it spares
 */
public record LoginField(
        String name,
        Kind kind,
        String label,
        String help,
        String variable,
        String redirectParameter,
        boolean required) {
    /** What becomes of an answer. */
    public enum Kind {
        /** Kept and shown: a client id. Still handled as {@link Secret} on the way. */
        SHOWN,
        /**
         * Kept in a file of mode 0600, shown as set, not set, or its last four: a key, a PIN, a TOTP seed.
         */
        KEPT,
        /** Asked at each login, used once, never kept: a request token, a TOTP code. */
        ONCE
    }

    /** A required field that is kept. */
    public static LoginField kept(String name, String label, String help, String variable) {
        return new LoginField(name, Kind.KEPT, label, help, variable, "", true);
    }

    /** A required field that is kept and may be seen. */
    public static LoginField shown(String name, String label, String help, String variable) {
        return new LoginField(name, Kind.SHOWN, label, help, variable, "", true);
    }

    /** A required answer that is used once. */
    public static LoginField once(
            String name, String label, String help, String redirectParameter) {
        return new LoginField(name, Kind.ONCE, label, help, "", redirectParameter, true);
    }

    /** The same, not required. */
    public LoginField optional() {
        return new LoginField(name, kind, label, help, variable, redirectParameter, false);
    }
}
