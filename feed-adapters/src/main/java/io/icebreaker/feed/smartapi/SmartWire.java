package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.Handshake;
import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.Wire;
import io.icebreaker.feed.WireLink;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Plain;
import io.icebreaker.feed.rest.StreamWords;
import io.icebreaker.feed.smartapi.SmartSession.Credentials;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of SmartAPI's wire is its own: credentials in headers (feed-smartapi 1), a text ping every ten
 * seconds (2), requests (3), one packet a frame (4). The handshake is the login. Threads as {@link Wire}
 * says.
 */
final class SmartWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(SmartWire.class);
    private static final int TOO_MANY = 429;

    /** The server asks for one in 30 s; its own clients send one every 10 s. */
    private static final long PING_EVERY_NS = 10_000_000_000L;

    /** A request of 2,000 once simply gave no data (feed-smartapi 3). */
    private static final int MAX_BATCH = 500;

    private final SmartConfig config;
    private final SmartSession session;
    private final SmartDecoder decoder;
    private final StreamWords words = new StreamWords(LOG, "SmartAPI");
    private final SmartRequests requests = new SmartRequests();
    private Secret usedToken = Secret.of("");
    private Secret refusedToken = Secret.of("");
    private WireLink link;

    SmartWire(SmartConfig config, SmartSession session, InstrumentResolver resolver, int feed) {
        this.config = config;
        this.session = session;
        decoder = SmartDecoder.inSequence(resolver, feed);
    }

    // ---- credentials

    @Override
    public Handshake handshake() throws IOException {
        Credentials now = session.credentials();
        usedToken = now.token();
        return new Handshake(
                config.url(),
                Map.of(
                        "Authorization",
                        now.token().<String>reveal(text -> SmartHeaders.BEARER + text),
                        "x-api-key",
                        plain(now.apiKey()),
                        "x-client-code",
                        plain(now.clientCode()),
                        "x-feed-token",
                        plain(now.feedToken())),
                now.all());
    }

    private static String plain(Secret secret) {
        return secret.reveal(text -> text);
    }

    @Override
    public boolean hasFreshCredentials() {
        try {
            return !session.credentials().token().equals(refusedToken);
        } catch (HandshakeRefused missing) {
            return false;
        } catch (IOException e) {
            words.complain("cannot read the tokens: " + e.getMessage());
            return false;
        }
    }

    /** A fourth connection of a key is refused so (feed-smartapi 1). */
    @Override
    public HandshakeRefused refusal(int httpStatus, String detail) {
        HandshakeRefused plain = Wire.super.refusal(httpStatus, detail);
        return httpStatus == TOO_MANY
                ? new HandshakeRefused(
                        TOO_MANY, plain.getMessage() + ": other connections hold all places")
                : plain;
    }

    @Override
    public void onRefused(int httpStatus, String detail) {
        refusedToken = usedToken;
    }

    // ---- the link

    @Override
    public void opened(WireLink opened) {
        link = opened;
        decoder.forget();
        requests.forget();
        link.loggedIn();
    }

    @Override
    public void closed() {
        link = null;
    }

    @Override
    public String heartbeatText() {
        return "ping";
    }

    @Override
    public long heartbeatEveryNs() {
        return PING_EVERY_NS;
    }

    // ---- subscriptions

    @Override
    public int maxInstruments() {
        return SmartFeed.INSTRUMENTS;
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public void subscribe(WireLink to, List<BrokerInstrument> batch) {
        requests.subscribe(batch).forEach(to::sendText);
    }

    @Override
    public void unsubscribe(WireLink to, List<BrokerInstrument> batch) {
        requests.unsubscribe(batch).forEach(to::sendText);
    }

    /** The wire has indices among the shares of their exchange. */
    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return SmartFeed.segmentCode(instrument);
    }

    // ---- frames

    @Override
    public int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        return decoder.decode(frame, receiveTimeNs, sink);
    }

    @Override
    public int onText(byte[] utf8, long receiveTimeNs, TickSink sink) {
        Optional<SmartText> text = SmartText.read(utf8);
        if (text.isEmpty()) {
            link.count(FeedCounter.BAD_TEXTS);
            sink.reject(Reject.TEXT);
            return 0;
        }
        if (text.get().isPong()) {
            return HEARTBEAT;
        }
        link.count(FeedCounter.TEXTS);
        onError(text.get());
        return 0;
    }

    /** A refused request leaves what was subscribed before alive; only its own instruments lack. */
    private void onError(SmartText error) {
        link.count(FeedCounter.BROKER_ERRORS);
        String says = Plain.words(link.redact(error.errorCode() + " " + error.message()));
        if (!words.warn(says)) {
            link.count(FeedCounter.UNTOLD_TEXTS);
        }
        for (BrokerInstrument one : requests.subscribedBy(error.correlationId())) {
            link.refused(one.segment(), one.token(), says);
        }
    }
}
