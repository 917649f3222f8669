package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.Handshake;
import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.Wire;
import io.icebreaker.feed.WireLink;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.StreamWords;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of Dhan's wire is its own: credentials in the URL's query (feed-dhan 1), subscriptions in one mode
 * (2), packets (3 and 4), the reason of a farewell (6). The handshake is the login; a bad token is told
 * by a packet behind it. Subscriptions are not confirmed but by packets. The server pings every 10 s and
 * the library answers; the client says nothing of its own (7). Threads as {@link Wire} says.
 */
final class DhanWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(DhanWire.class);

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final Set<String> WITH_DEPTH = Set.of("NSE_EQ", "NSE_FNO");

    private final DhanConfig config;
    private final DhanSession session;
    private final DhanTickTable tickSizes;
    private final DhanReader reader;
    private final StreamWords words = new StreamWords(LOG, "Dhan");
    private Secret usedToken = Secret.of("");
    private WireLink link;
    private long offTick;
    private long wrongLengths;

    DhanWire(DhanConfig config, DhanSession session, InstrumentResolver resolver, int feed) {
        this.config = config;
        this.session = session;
        tickSizes = new DhanTickTable();
        reader =
                config.mode().isDepth()
                        ? DhanReader.ofDepth20(resolver, feed)
                        : DhanReader.ofLive(resolver, tickSizes, feed);
    }

    /**
     * What is about to be subscribed: its tick sizes must be known before its first packet.
     *
     * @throws IllegalArgumentException for what Dhan does not stream in this mode
     */
    void check(Collection<BrokerInstrument> instruments) {
        for (BrokerInstrument one : instruments) {
            boolean isKnown = DhanSegments.octet(one.segment()) >= 0;
            if (!isKnown || config.mode().isDepth() && !WITH_DEPTH.contains(one.segment())) {
                throw new IllegalArgumentException(
                        "Dhan does not stream "
                                + one.segment()
                                + " in mode "
                                + config.mode()
                                + ": "
                                + one.instrument().symbol());
            }
        }
        tickSizes.add(instruments);
    }

    // ---- credentials

    @Override
    public Handshake handshake() throws IOException {
        Secret token = session.token().orElseThrow(HandshakeRefused::withoutToken);
        usedToken = token;
        if (session.isExpired()) {
            throw new HandshakeRefused(
                    UNAUTHORIZED, "the access token expired at " + session.expiresAt());
        }
        String version = config.mode().isDepth() ? "" : "version=2&";
        String query =
                "?"
                        + version
                        + "token="
                        + token.<String>reveal(DhanWire::escaped)
                        + "&clientId="
                        + session.clientId().<String>reveal(DhanWire::escaped)
                        + "&authType=2";
        return new Handshake(URI.create(config.url() + query), Map.of(), List.of(token));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean hasFreshCredentials() {
        try {
            return session.hasFreshToken();
        } catch (IOException e) {
            words.complain("cannot read the access token: " + e.getMessage());
            return false;
        }
    }

    @Override
    public boolean hasOtherCredentials() {
        try {
            return session.token().filter(token -> !token.equals(usedToken)).isPresent();
        } catch (IOException unreadable) {
            return false; // said when it is needed, by handshake
        }
    }

    /** A 429 here is of the whole account and says nothing of other connections (feed-dhan 8). */
    @Override
    public HandshakeRefused refusal(int httpStatus, String detail) {
        return httpStatus == TOO_MANY
                ? new HandshakeRefused(TOO_MANY, "Dhan lets this account wait (HTTP 429)")
                : Wire.super.refusal(httpStatus, detail);
    }

    @Override
    public void onRefused(int httpStatus, String detail) {
        session.refuse(usedToken);
    }

    // ---- the link

    @Override
    public void opened(WireLink opened) {
        link = opened;
        reader.forget();
        link.loggedIn();
    }

    @Override
    public void closed() {
        link = null;
    }

    // ---- subscriptions

    @Override
    public int maxInstruments() {
        return config.mode().maxInstruments();
    }

    @Override
    public int maxBatch() {
        return config.mode().maxBatch();
    }

    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return DhanSegments.code(instrument.segment());
    }

    @Override
    public void subscribe(WireLink to, List<BrokerInstrument> batch) {
        send(to, batch, DhanMode::subscribeCode);
    }

    @Override
    public void unsubscribe(WireLink to, List<BrokerInstrument> batch) {
        send(to, batch, DhanMode::unsubscribeCode);
    }

    /** Nobody has seen an index in full mode; in quote mode they come (feed-dhan 5.3). */
    private void send(
            WireLink to, List<BrokerInstrument> batch, ToIntFunction<DhanMode> requestCode) {
        boolean isFull = config.mode() == DhanMode.FULL;
        var indices = new ArrayList<BrokerInstrument>();
        var others = new ArrayList<BrokerInstrument>();
        for (BrokerInstrument one : batch) {
            (isFull && one.segment().equals(DhanSegments.INDEX) ? indices : others).add(one);
        }
        if (!others.isEmpty()) {
            to.sendText(request(requestCode.applyAsInt(config.mode()), others));
        }
        if (!indices.isEmpty()) {
            to.sendText(request(requestCode.applyAsInt(DhanMode.QUOTE), indices));
        }
    }

    /** Security ids are strings here (feed-dhan 2). */
    static String request(int code, List<BrokerInstrument> batch) {
        return batch.stream()
                .map(
                        it ->
                                "{\"ExchangeSegment\":\""
                                        + it.segment()
                                        + "\",\"SecurityId\":\""
                                        + it.token()
                                        + "\"}")
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"RequestCode\":"
                                        + code
                                        + ",\"InstrumentCount\":"
                                        + batch.size()
                                        + ",\"InstrumentList\":[",
                                "]}"));
    }

    // ---- frames

    @Override
    public int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int ticks = reader.decode(frame, receiveTimeNs, sink);
        for (; offTick < reader.offTick(); offTick++) {
            link.count(FeedCounter.OFF_TICK);
        }
        for (; wrongLengths < reader.wrongLengths(); wrongLengths++) {
            link.count(FeedCounter.ODD_LENGTHS);
        }
        if (reader.disconnectReason() != 0) {
            farewell(reader.disconnectReason());
        }
        return ticks;
    }

    /** What the server says before it closes. */
    private void farewell(int code) {
        DhanReason reason = DhanReason.of(code);
        String text = DhanReason.say(code);
        link.count(FeedCounter.BROKER_ERRORS);
        if (reason == null || reason.reaction() == DhanReason.Reaction.RETRY) {
            link.end(text);
        } else if (reason.reaction() == DhanReason.Reaction.WAIT) {
            link.noSlot(text);
        } else if (reason.reaction() == DhanReason.Reaction.STOP) {
            link.stop(text);
        } else {
            link.tokenRefused(text);
        }
    }

    /** The stream is binary: a text is no message of it whatever it says (feed-dhan 5.5). */
    @Override
    public int onText(byte[] utf8, long receiveTimeNs, TickSink sink) {
        link.count(FeedCounter.BAD_TEXTS);
        sink.reject(Reject.OPCODE);
        return 0;
    }
}
