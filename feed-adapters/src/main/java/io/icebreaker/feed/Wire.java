package io.icebreaker.feed;

import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What of a broker's wire is its own: how to log in, what to say, how to read. {@link SocketFeed} does the
 * rest: connecting, guarded sizes, watching, back-off, capture, heartbeats, batches, coverage. One object a
 * {@code SocketFeed}, for all its connections, which follow each other.
 *
 * <p><b>Threading.</b> {@link #handshake}, {@link #hasFreshCredentials} and {@link #onRefused} are called
 * on the session's thread and may read a file or ask over HTTP. All others are called one at a time under
 * the feed's lock, must be quick, and see each other's writes. <b>Errors.</b> Bad input is a refusal
 * counted by {@link TickSink#reject}; an exception ends the link and is counted as a failure of ours.
 */
public interface Wire {
    /** What {@link #onBinary} and {@link #onText} answer for a frame that only says that the link is up. */
    int HEARTBEAT = -1;

    /**
     * Where to connect and with what, from the newest credentials.
     *
     * @throws HandshakeRefused {@link HandshakeRefused#withoutToken} while there is nothing to log in with,
     *     or what a login over HTTP came to
     * @throws IOException when the credentials cannot be read, or the login not be reached: tried again;
     *     the
     *     message holds no secret
     */
    Handshake handshake() throws IOException;

    /**
     * Whether credentials are there that have not been refused yet; asked while a feed waits for a token.
     */
    boolean hasFreshCredentials();

    /**
     * Whether there are other credentials than those of the last {@link #handshake}; asked while a feed is
     * {@link WireLink#stop stopped}.
     */
    default boolean hasOtherCredentials() {
        return false;
    }

    /**
     * The credentials of the last {@link #handshake} were refused: they are not fresh any more.
     *
     * @param httpStatus 401 or 403; 401 too when the refusal came inside the stream
     * @param detail what the broker said, redacted; may be empty
     */
    void onRefused(int httpStatus, String detail);

    /**
     * What a handshake answered with another status than 101 means on this wire; by default what the status
     * says: 401 and 403 ask for a new token, 429 for patience, others are tried again.
     *
     * @param detail what the broker said beside the status, redacted; may be empty
     */
    default HandshakeRefused refusal(int httpStatus, String detail) {
        String more = detail.isEmpty() ? "" : ": " + detail;
        return new HandshakeRefused(httpStatus, "handshake refused with HTTP " + httpStatus + more);
    }

    /**
     * A connection is open: forget the one before, send the login if there is one, or say at once {@link
     * WireLink#loggedIn}. Subscriptions come later by {@link #subscribe}.
     */
    void opened(WireLink link);

    /**
     * The other side said farewell; {@link WireLink#noSlot} or {@link WireLink#tokenRefused} may still say
     * what it meant. It may come after {@link #closed}, when a write failed first.
     *
     * @param code of the close frame (RFC 6455, 7.4)
     */
    default void onFarewell(int code) {}

    /** The connection is over, however it ended; nothing of it comes any more. */
    void closed();

    /** Whether the broker confirms each subscription; else its first packet does. */
    default boolean acknowledges() {
        return false;
    }

    /** Most instruments one connection takes. */
    int maxInstruments();

    /** Most instruments one subscription message takes. */
    int maxBatch();

    /** Pause between two subscription messages, ns; 0 for none. */
    default long batchEveryNs() {
        return 0;
    }

    /**
     * Asks for at most {@link #maxBatch} instruments in the fullest mode: one message, or one for each
     * mode.
     */
    void subscribe(WireLink link, List<BrokerInstrument> batch);

    /** Asks no longer for at most {@link #maxBatch} instruments. */
    void unsubscribe(WireLink link, List<BrokerInstrument> batch);

    /**
     * One binary frame.
     *
     * @param frame from 0 to its limit, big-endian until told otherwise; only during the call
     * @param receiveTimeNs epoch ns UTC, to stamp ticks with
     * @param sink where ticks and refusals go
     * @return ticks published, or {@link #HEARTBEAT}
     */
    int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink);

    /**
     * One text frame, not yet checked to be UTF-8.
     *
     * @return ticks published, 0, or {@link #HEARTBEAT}
     */
    int onText(byte[] utf8, long receiveTimeNs, TickSink sink);

    /**
     * Whether a text frame carries market data and so is kept in the frame journal; never true for logins,
     * acknowledgements, orders or anything else of the account.
     */
    default boolean isMarketData(byte[] utf8) {
        return false;
    }

    /**
     * What the client says to stay connected ({@code ping}, {@code {"t":"h"}}); null when it says
     * nothing.
     */
    default String heartbeatText() {
        return null;
    }

    /** Pause between two of them, ns; 0 when the client sends none. */
    default long heartbeatEveryNs() {
        return 0;
    }

    /**
     * Pause in received frames after which the client sends a WebSocket ping (RFC 6455, 5.5.2), ns; its
     * pong is a sign of life. 0 for a broker whose server is not known to answer.
     */
    default long pingAfterNs() {
        return 0;
    }

    /**
     * The segment's number by which this wire's decoder asks the {@link InstrumentResolver} for an
     * instrument, together with {@link BrokerInstrument#token}.
     */
    default int segmentCode(BrokerInstrument instrument) {
        return Segments.knownCode(instrument.instrument().segment());
    }
}
