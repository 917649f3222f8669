package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard sits under TLS too, and a certificate of another host is refused although it is trusted. */
class KiteFeedTlsTest {
    private static final String PASSWORD = "changeit";
    private static final long MS = 1_000_000L;

    @TempDir private Path dir;

    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private RawServer server;
    private KiteFeed feed;

    @AfterEach
    void stop() throws IOException {
        if (feed != null) { // null where the sample packets are missing and the test was skipped
            feed.close();
            server.close();
        }
    }

    /**
     * A key for a host, made by the JDK's own keytool; used as key of the server and as what the client
     * trusts.
     */
    private SSLContext contextFor(String host)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = dir.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "test",
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "san=dns:" + host,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("keytool.txt").toFile())
                        .start()
                        .waitFor();
        assertEquals(0, made, () -> "keytool failed in " + dir);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private void start(String certifiedHost, byte[] script) throws Exception {
        SSLContext tls = contextFor(certifiedHost);
        server = new RawServer(tls.getServerSocketFactory(), script);
        var instruments = new Instruments(4);
        instruments.register(
                new Instrument("NSE", 1594, "INFY", InstrumentType.EQ, "", null, 0, 1, 500));
        var timings =
                new FeedTimings(
                        5_000 * MS,
                        20_000 * MS,
                        20_000 * MS,
                        20_000 * MS,
                        30 * MS,
                        30 * MS,
                        60 * MS,
                        MS,
                        MS,
                        MS);
        var clocks = new FeedClocks(() -> 1_800_000_000_000_000_000L, SystemNanoClock.INSTANCE);
        var setup =
                new FeedSetup(
                        0,
                        instruments::id,
                        this::newSink,
                        this::newSink,
                        clocks,
                        timings,
                        t -> false,
                        new SplittableRandom(2));
        var session =
                KiteSession.of(
                        Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token"),
                        null);
        var config = new KiteConfig(URI.create("wss://localhost:" + server.port()));
        feed = new KiteFeed(config, session, setup, order -> {}, tls.getSocketFactory());
        feed.start();
    }

    private static byte[] message(byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) 0x82)
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    @Test
    void decodesOverTlsAndStillRefusesTwoGibibytes() throws Exception {
        byte[] good = message(KiteSamples.all().get("ltp_equity"));
        byte[] absurd =
                ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127).putLong(1L << 31).array();
        start("localhost", ByteBuffer.allocate(good.length + 10).put(good).put(absurd).array());

        Wait.until("refused", () -> sinks.get(0).rejects().contains(Reject.OVERSIZED));
    }

    @Test
    void deliversTicksOverTls() throws Exception {
        start("localhost", message(KiteSamples.all().get("ltp_equity")));

        Wait.until("tick", () -> !sinks.get(0).ticks().isEmpty());
        assertEquals(15_731_500, sinks.get(0).ticks().get(0).ltp());
        Wait.until("counted", () -> feed.counters().get(FeedCounter.CONNECTS) == 1);
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        start("elsewhere.invalid", message(KiteSamples.all().get("ltp_equity")));

        Wait.until("failures", () -> feed.counters().get(FeedCounter.CONNECT_FAILURES) > 1);
        assertEquals(0, feed.counters().get(FeedCounter.CONNECTS));
        assertTrue(
                server.request().isEmpty(), "no request, and so no token, went to the wrong host");
    }

    private RecordingSink newSink() {
        sinks.add(new RecordingSink());
        return sinks.get(sinks.size() - 1);
    }
}
