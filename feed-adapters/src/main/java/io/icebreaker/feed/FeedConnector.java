package io.icebreaker.feed;

import java.io.IOException;

/** How one broker is reached. Called on the session's thread. */
interface FeedConnector {
    /**
     * Connects with the newest credentials; returns when the handshake is through.
     *
     * @param watch to be told of every frame, of the login and of the end
     * @throws HandshakeRefused when the broker says no
     * @throws IOException when it cannot be reached; the message holds no secret
     */
    FeedLink connect(LinkWatch watch) throws IOException;

    /** The credentials of the last try, or of the link just ended, are refused for good. */
    void onRefused(HandshakeRefused refusal);

    /** Whether other instruments are wanted, or other credentials there, than at the last try. */
    boolean hasChanged();

    /** Whether credentials are there that have not been refused yet. */
    boolean hasFreshCredentials();
}
