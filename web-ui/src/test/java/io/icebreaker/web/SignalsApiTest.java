package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of analytics 5.6 from the ring to the answers. */
final class SignalsApiTest {
    private static final long OPEN_NS = 1_765_770_300_000_000_000L; // 2025-12-15 09:15 IST
    private static final long HALF_NS = 500_000_000L;

    private final Board board = new Board(4, 1 << 16, 1 << 16);
    private WebServer server;
    private Client client;
    private long volume = 1_000;

    @BeforeEach
    void start() throws Exception {
        var settings = Settings.DEFAULTS.with("real.pcr.enabled", "false");
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, 4).withBoard(board).withSettings(settings);
        try (var pipeline = Pipeline.start(setup)) {
            play(pipeline.newSink());
        }
        var view = new Market(1, 1 << 12);
        server = WebServer.start(WebConfig.onPort(0), board, view, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void play(TickSink sink) {
        Events.config(sink.claim(), 1, 0, "test", "feed", OPEN_NS);
        sink.publish();
        var stock = new Instrument("NSE", 1, "EXAMPLE", InstrumentType.EQ, "", null, 0, 1, 500);
        Events.instrument(sink.claim(), 0, stock, OPEN_NS);
        sink.publish();
        for (int half = 0; half <= 2_000; half++) {
            boolean sells = half % 2 == 0;
            packet(sink, half, sells ? 5_000_000 : 5_000_500, sells ? half < 1_920 ? 10 : 30 : 5);
        }
        packet(sink, 2_001, 5_125_000, 5);
    }

    private void packet(TickSink sink, int half, long price, long qty) {
        long timeNs = OPEN_NS + half * HALF_NS;
        volume += qty;
        Tick tick = sink.claim().kind(EventKind.TICK).id(0);
        tick.receiveTimeNs(timeNs).exchangeTimeNs(timeNs).ltp(price).lastQty(qty).volume(volume);
        tick.totalBuyQty(3_000).totalSellQty(7_000).mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, 5_000_000 - 500L * level, 100, 1);
            tick.ask(level, 5_000_500 + 500L * level, 200, 1);
        }
        sink.publish();
    }

    @Test
    void listsSignalsWithReasonsAndOutcome() throws Exception {
        JsonTree answer = client.json("/api/signals");
        assertEquals(6, answer.at("cap").number());
        assertEquals(1, answer.at("emittedToday").number());
        assertEquals(7, answer.at("minConfidence").number());
        assertTrue(answer.at("unproven").text().startsWith("Unproven"));
        assertEquals(1, answer.at("signals").items().size());
        JsonTree signal = answer.at("signals").at(0);
        assertEquals("EXAMPLE", signal.at("symbol").text());
        assertEquals("ACCUMULATION", signal.at("type").text());
        assertEquals("HIGH", signal.at("tier").text());
        assertEquals(5_125_000, signal.at("target").number());
        assertEquals("TARGET", signal.at("outcome").text());
        assertEquals((OPEN_NS + 2_001 * HALF_NS) / 1_000_000, signal.at("outcomeMs").number());
        assertEquals(2.5220338983050845, signal.at("inputs").at("rBid").raw());
        assertNull(signal.at("inputs").at("pcr").raw());
        List<String> codes =
                signal.at("reasons").items().stream().map(r -> r.at("code").text()).toList();
        assertEquals(List.of("BASE_3", "PCR_OFF", "IMB_3", "INST_2", "SURGE_1"), codes);
        JsonTree inst = signal.at("reasons").at(3);
        assertEquals(2.5, inst.at("threshold").raw());
        assertEquals(
                "The shown bid turned over 2.52 times a minute (at least 2.50), 2.07 times what is "
                        + "usual here (at least 1.50).",
                inst.at("text").text());
        assertEquals(
                "Book imbalance -0.40: asks outweigh bids (at most -0.40).",
                signal.at("reasons").at(2).at("text").text());
    }

    @Test
    void listsByStatusAndRefusesUnknownOnes() throws Exception {
        assertEquals(
                0, client.json("/api/signals?status=SUPPRESSED_CAP").at("signals").items().size());
        assertEquals(1, client.json("/api/signals?status=EMITTED").at("signals").items().size());
        assertEquals(400, client.get("/api/signals?status=GOOD").statusCode());
    }

    @Test
    void tellsHowSignalsDidBesideLuck() throws Exception {
        JsonTree answer = client.json("/api/signals/performance");
        assertEquals(20_260_803, answer.at("seed").number());
        assertTrue(answer.at("note").text().startsWith("1 of 1 signals decided"));
        JsonTree all = answer.at("rows").at(0);
        assertEquals("ALL", all.at("type").text());
        assertNull(all.at("confidence").raw());
        assertEquals(1, all.at("target").number());
        assertEquals(2.5, all.at("meanR").raw());
        assertEquals(20, all.at("random").at("entries").number());
        long decided =
                all.at("random").at("target").number() + all.at("random").at("stop").number();
        assertEquals(20, decided); // the last trade reaches the stop of every short and no other
        assertEquals(9, answer.at("rows").at(1).at("confidence").number());
    }

    @Test
    void streamsTheSame() {
        assertEquals("ACCUMULATION", told("signals").at("items").at(0).at("type").text());
        assertEquals("TARGET", told("outcomes").at("items").at(0).at("outcome").text());
        JsonTree window = told("window:0").at("value");
        assertEquals(59_500, window.at("windowMs").number());
        assertFalse((Boolean) window.at("institutionalAsk").raw());
        assertEquals("ALL", told("performance").at("value").at("rows").at(0).at("type").text());
    }

    private JsonTree told(String name) {
        Topic topic = Panels.topic(TopicName.parse(name, board), board);
        topic.look(1);
        Bytes bytes = topic.encoded(0);
        String json = new String(bytes.array(), 0, bytes.length(), StandardCharsets.UTF_8);
        return JsonTree.parse(json.startsWith("{") ? json : "{" + json + "}");
    }
}
