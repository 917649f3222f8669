package io.icebreaker.feed.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A person pastes what the browser shows after a login: the whole address, a piece of it, or the bare code.
 */
public final class Redirect {
    private Redirect() {}

    /**
     * Reduces an answer to what the broker wants of it.
     *
     * @throws LoginException when an address was pasted that does not hold the field's parameter
     */
    public static Secret reduce(LoginField field, Secret pasted) throws LoginException {
        String name = field.redirectParameter();
        Map<String, String> query = pasted.reveal(Redirect::query);
        boolean isAddress = pasted.reveal(text -> text.contains("://")) || query.containsKey(name);
        if (name.isEmpty() || !isAddress) {
            return pasted;
        }
        String value = query.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw LoginException.refused(
                    "the pasted address holds no "
                            + name
                            + ": paste the one the browser shows after the login, not the login"
                            + " page's own",
                    "");
        }
        return Secret.of(value);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        String behind = text.substring(text.indexOf('?') + 1).replaceFirst("#.*", "");
        for (String pair : behind.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: then it was not encoded
        }
    }
}
