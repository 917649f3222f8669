package io.icebreaker.feed.rest;

import java.util.Map;

/** Who we are to a broker: signs each try with the newest token, hears when it is refused. Any thread. */
public interface RestSession {
    /**
     * Headers that prove who we are, read anew at each try.
     *
     * @throws RestException {@link RestException.Kind#AUTH} in plain words while there is no token
     */
    Map<String, String> headers() throws RestException;

    /** The broker refused the token of the last call; called once a refused call. */
    void refused(int httpStatus, String detail);

    /** A text from outside with whatever of ours it repeats made unreadable. */
    String redact(String text);

    /** For calls that need no token (masters, logins). */
    RestSession NONE =
            new RestSession() {
                @Override
                public Map<String, String> headers() {
                    return Map.of();
                }

                @Override
                public void refused(int httpStatus, String detail) {}

                @Override
                public String redact(String text) {
                    return text;
                }
            };
}
