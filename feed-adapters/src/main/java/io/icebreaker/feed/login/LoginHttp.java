package io.icebreaker.feed.login;

import java.net.URI;
import java.util.Map;

/**
 * The one way a login leaves the process. Answers of any HTTP status come back as answers; only what never
 * became one is an exception.
 */
public interface LoginHttp {
    /**
     * Sends one request and waits for the answer, a few seconds at most; never sends it twice (a request
     * token is good for one use).
     *
     * @param method "GET", "POST", ...
     * @param headers by name; may hold secrets, is not logged
     * @param body "" for none; may hold secrets, is not logged
     * @throws LoginException unreachable, with the host and the plain cause
     */
    Answer send(String method, URI uri, Map<String, String> headers, String body)
            throws LoginException;

    /**
     * @param status HTTP's
     * @param body at most 1 MiB; it holds tokens when all went well, so nobody prints it
     */
    record Answer(int status, String body) {
        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length() + " characters]";
        }
    }
}
