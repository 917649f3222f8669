package io.icebreaker.feed.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.Handshake;
import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.JsonTexts;
import io.icebreaker.feed.Wire;
import io.icebreaker.feed.WireLink;
import io.icebreaker.feed.rest.Plain;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;

/**
 * Noren's stream (feed-noren 3 and 4): the login is the first message, market data is the depth feed alone
 * (it holds all that touchline does), each {@code dk} confirms its subscription. Orders come on the same
 * socket, for a second one would evict it.
 */
final class NorenWire implements Wire {
    private static final long SECOND = 1_000_000_000L;
    private static final int TOO_MANY = 429;
    private static final String EVICTED =
            "closed right behind the login: another program uses this account's token, or the"
                    + " broker wants a pause";

    /** Shoonya is known to stream about 100 and to say nothing of the rest; no number is published. */
    static final int MAX_INSTRUMENTS = 3_000;

    private static final int MAX_BATCH = 100;
    private static final long BATCH_EVERY_NS = 100_000_000L;
    private static final long HEARTBEAT_EVERY_NS = 27 * SECOND;

    private final NorenConfig config;
    private final NorenSession session;
    private final NorenDecoder decoder;
    private final NorenGate gate;
    private final Consumer<String> orders;
    private WireLink link;
    private long badValues;
    private long fullStates;

    NorenWire(
            NorenConfig config,
            NorenSession session,
            InstrumentResolver resolver,
            int feed,
            NanoClock clock,
            Consumer<String> orders) {
        this.config = config;
        this.session = session;
        this.orders = orders;
        decoder = new NorenDecoder(resolver, feed);
        gate = new NorenGate(clock);
    }

    // ---- the session's thread

    @Override
    public Handshake handshake() throws IOException {
        if (gate.mustPause()) {
            throw new HandshakeRefused(TOO_MANY, EVICTED);
        }
        NorenSession.Credentials me =
                session.credentials().orElseThrow(HandshakeRefused::withoutToken);
        gate.trying(me);
        return new Handshake(config.stream(), Map.of(), me.secrets());
    }

    @Override
    public boolean hasFreshCredentials() {
        try {
            return session.credentials().filter(gate::mayTry).isPresent();
        } catch (IOException notReadable) {
            return false; // said when it is needed, by handshake
        }
    }

    @Override
    public void onRefused(int httpStatus, String detail) {
        gate.refused();
    }

    // ---- under the feed's lock

    @Override
    public void opened(WireLink opened) {
        link = opened;
        NorenSession.Credentials me = gate.tried();
        String user = me.userId().reveal(text -> text);
        link.sendText(
                NorenMessages.connect(config.dialect(), user, me.token().reveal(text -> text)));
    }

    @Override
    public void onFarewell(int code) {
        if (gate.isEviction(code) && link != null) {
            link.noSlot(EVICTED);
        }
    }

    @Override
    public void closed() {
        link = null;
    }

    @Override
    public boolean acknowledges() {
        return true;
    }

    @Override
    public int maxInstruments() {
        return MAX_INSTRUMENTS;
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public long batchEveryNs() {
        return BATCH_EVERY_NS;
    }

    @Override
    public void subscribe(WireLink to, List<BrokerInstrument> batch) {
        want(batch, true);
        to.sendText(NorenMessages.subscribe(batch));
    }

    @Override
    public void unsubscribe(WireLink to, List<BrokerInstrument> batch) {
        to.sendText(NorenMessages.unsubscribe(batch));
        want(batch, false);
    }

    private void want(List<BrokerInstrument> batch, boolean isWanted) {
        batch.forEach(one -> decoder.want(segmentCode(one), one.token(), isWanted));
    }

    @Override
    public int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        return decoder.decodeBinary(sink);
    }

    @Override
    public int onText(byte[] utf8, long receiveTimeNs, TickSink sink) {
        int answer = decoder.decode(utf8, receiveTimeNs, sink);
        for (; fullStates < decoder.fullStates(); fullStates++) {
            link.count(FeedCounter.FULL_STATES);
        }
        if (answer > 0) {
            onRow();
        } else if (answer == 0) {
            onMessage(utf8);
        }
        return answer;
    }

    private void onRow() {
        if (NorenLayout.isSnapshot(decoder.kind())) {
            link.acknowledged(Segments.name(decoder.segment()), decoder.token());
        }
        while (badValues < decoder.badValues()) {
            badValues++;
            link.count(FeedCounter.BAD_VALUES);
        }
    }

    private void onMessage(byte[] utf8) {
        if (!decoder.isMessage()) {
            link.count(FeedCounter.BAD_TEXTS);
        } else if (decoder.kind() > NorenLayout.LAST_ROW) {
            link.count(FeedCounter.TEXTS);
            handle(decoder.kind(), utf8);
        }
    }

    private void handle(int kind, byte[] utf8) {
        if (kind == NorenLayout.CONNECT_ACK) {
            onConnectAck(JsonTexts.strings(utf8).orElse(Map.of()).getOrDefault("s", ""));
        } else if (kind == NorenLayout.ORDER) {
            link.count(FeedCounter.ORDER_UPDATES);
            orders.accept(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    /** A refused socket stays open and silent on the other side, so it is ended here. */
    private void onConnectAck(String status) {
        if (!"ok".equalsIgnoreCase(status)) {
            link.tokenRefused(
                    config.broker() + " refused the login: " + Plain.words(link.redact(status)));
            return;
        }
        gate.accepted();
        link.loggedIn();
        link.sendText(NorenMessages.orders(gate.tried().userId().reveal(text -> text)));
    }

    @Override
    public boolean isMarketData(byte[] utf8) {
        return NorenMessages.isMarketData(utf8);
    }

    @Override
    public String heartbeatText() {
        return NorenMessages.HEARTBEAT;
    }

    @Override
    public long heartbeatEveryNs() {
        return HEARTBEAT_EVERY_NS;
    }

    /** Indices ride on their exchange, so the broker's segment counts and not the engine's. */
    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return NorenFeed.segmentCode(instrument);
    }
}
