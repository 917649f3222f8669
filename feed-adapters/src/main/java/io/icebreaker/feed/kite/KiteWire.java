package io.icebreaker.feed.kite;

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
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of Kite's wire is its own: credentials in the URL's query (feed-kite 1), subscriptions in full
 * mode (2), binary packets (3), texts (4). The handshake is the login. Threads as {@link Wire} says.
 */
final class KiteWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(KiteWire.class);
    private static final int TOO_MANY = 429;
    private static final Set<String> KNOWN_AND_IDLE = Set.of("instruments_meta", "app_code");

    /** Nobody sends so many kinds; a broken sender must not fill our memory with their names. */
    private static final int MAX_TYPES = 64;

    private static final int MAX_TYPE_LENGTH = 40;

    /** Nothing is documented; the habit of clients in the wild (feed-kite 2). */
    private static final int MAX_BATCH = 200;

    /** Official clients ping every 2.5 s and are answered. */
    private static final long PING_AFTER_NS = 2_000_000_000L;

    private final KiteConfig config;
    private final KiteSession session;
    private final KiteDecoder decoder;
    private final Consumer<String> orders;
    private final StreamWords words = new StreamWords(LOG, "Kite");
    private final Set<String> unknownTypes = new HashSet<>();
    private Secret usedToken;
    private Secret refusedToken;
    private WireLink link;

    /**
     * @param orders receives the JSON of each order update, on the socket's thread; must be quick
     */
    KiteWire(
            KiteConfig config,
            KiteSession session,
            InstrumentResolver resolver,
            int feed,
            Consumer<String> orders) {
        this.config = config;
        this.session = session;
        this.orders = orders;
        decoder = new KiteDecoder(resolver, feed);
    }

    // ---- credentials

    @Override
    public Handshake handshake() throws IOException {
        String token = session.accessToken().orElseThrow(HandshakeRefused::withoutToken);
        usedToken = Secret.of(token);
        String query = "?api_key=" + escaped(session.apiKey()) + "&access_token=" + escaped(token);
        return new Handshake(
                URI.create(config.url() + query),
                Map.of("X-Kite-Version", "3"),
                List.of(usedToken, Secret.of(session.apiKey())));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean hasFreshCredentials() {
        try {
            return session.accessToken()
                    .map(Secret::of)
                    .filter(token -> !token.equals(refusedToken))
                    .isPresent();
        } catch (IOException e) {
            words.complain("cannot read the access token: " + e.getMessage());
            return false;
        }
    }

    /** A fourth connection of a key is refused so (feed-kite 1). */
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
        link.loggedIn();
    }

    @Override
    public void closed() {
        link = null;
    }

    @Override
    public long pingAfterNs() {
        return PING_AFTER_NS;
    }

    // ---- subscriptions

    @Override
    public int maxInstruments() {
        return KiteFeed.INSTRUMENTS;
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public void subscribe(WireLink to, List<BrokerInstrument> batch) {
        String tokens = tokens(batch);
        to.sendText("{\"a\":\"subscribe\",\"v\":" + tokens + "}");
        to.sendText("{\"a\":\"mode\",\"v\":[\"full\"," + tokens + "]}");
    }

    @Override
    public void unsubscribe(WireLink to, List<BrokerInstrument> batch) {
        to.sendText("{\"a\":\"unsubscribe\",\"v\":" + tokens(batch) + "}");
    }

    private String tokens(List<BrokerInstrument> batch) {
        return batch.stream()
                .map(it -> KiteLayout.instrumentToken(segmentCode(it), it.token()))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    // ---- frames

    @Override
    public int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        return decoder.decode(frame, receiveTimeNs, sink);
    }

    @Override
    public int onText(byte[] utf8, long receiveTimeNs, TickSink sink) {
        var message = KiteText.read(utf8);
        if (message.isEmpty()) {
            link.count(FeedCounter.BAD_TEXTS);
            sink.reject(Reject.TEXT);
        } else {
            link.count(FeedCounter.TEXTS);
            handle(message.get());
        }
        return 0;
    }

    private void handle(KiteText.Message message) {
        switch (message.type()) {
            case "order" -> {
                link.count(FeedCounter.ORDER_UPDATES);
                orders.accept(message.data());
            }
            case "error" -> {
                link.count(FeedCounter.BROKER_ERRORS);
                count(words.warn(link.redact(message.data())));
            }
            case "message" -> count(words.info(link.redact(message.data())));
            default -> noteUnknown(link.redact(message.type()));
        }
    }

    private void count(boolean isTold) {
        if (!isTold) {
            link.count(FeedCounter.UNTOLD_TEXTS);
        }
    }

    private void noteUnknown(String said) {
        String words = Plain.words(said);
        String type = words.substring(0, Math.min(words.length(), MAX_TYPE_LENGTH));
        boolean isNews =
                !KNOWN_AND_IDLE.contains(type)
                        && unknownTypes.size() < MAX_TYPES
                        && unknownTypes.add(type);
        if (isNews) {
            link.count(FeedCounter.UNKNOWN_TEXT_TYPES);
            LOG.info("Kite sent a text of the unknown type '{}'", type);
        }
    }
}
