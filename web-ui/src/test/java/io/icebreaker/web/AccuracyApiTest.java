package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.TradeFlags;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccuracyApiTest {
    private final Market market = new Market(2, 1 << 16);
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A closed minute: 60 by quote, 30 by tick rule, 10 unknown, half of it merged trades. */
    private void minute(int id) {
        var bar = new long[Bar.WORDS];
        long[] session = {Market.OPEN_NS, Market.CLOSE_NS, Market.CLOSE_NS};
        Bar.open(bar, 0, id, Interval.M1, Market.OPEN_NS, session, 0);
        Bar.trade(bar, 0, Market.OPEN_NS, 1_000_000, 60, 30, 10, false);
        Bar.judged(bar, 0, 60, judged(TradeFlags.RULE_Q, 900));
        Bar.judged(bar, 0, 30, judged(TradeFlags.RULE_T, 600));
        bar[Bar.AGG] = 50;
        bar[Bar.OFI] = -7;
        bar[Bar.DAY_VWAP] = Double.doubleToLongBits(100.25);
        bar[Bar.DAY_SIGMA] = Double.doubleToLongBits(0.5);
        bar[Bar.FEED_VWAP] = 1_002_000;
        market.board.closed(id, Board.MINUTE, bar, 0, bar.length);
    }

    private static int judged(int rule, int confidence) {
        return TradeFlags.withConfidence(
                TradeFlags.of(1, rule, TradeFlags.CONTINUOUS, 0), confidence);
    }

    @Test
    void tellsWhatWasMeasuredAndWhatTheSessionIsMadeOf() throws Exception {
        minute(0);
        JsonTree answer = client.json("/api/accuracy?segment=NFO&token=53001");

        assertEquals("LEE_READY_SNAP", answer.at("model").text());
        assertTrue(answer.at("text").text().contains("inferred"));
        JsonTree measured = answer.at("measured");
        assertEquals(8, measured.at("files").items().size());
        JsonTree usdm = measured.at("files").at(5);
        assertEquals("usdm-btcusdt_20240808-1000ms.csv.gz", usdm.at("file").text());
        assertEquals(1_000, usdm.at("intervalMs").number());
        assertEquals(0.8176, real(usdm.at("models").at("LEE_READY_SNAP").at("rightShare")), 1e-3);
        assertEquals(10, measured.at("calibration").at("BOOK").items().size());
        JsonTree live = answer.at("live");
        assertEquals(100, live.at("volume").number());
        assertEquals(0.6, real(live.at("quoteShare")));
        assertEquals(0.3, real(live.at("tickShare")));
        assertEquals(0.1, real(live.at("unknownShare")));
        assertEquals(0.5, real(live.at("aggShare")));
        assertEquals(0.72, real(live.at("confidence")), 1e-12);
    }

    @Test
    void hasNoLiveSharesWithoutInstrumentOrVolume() throws Exception {
        minute(0);

        assertNull(client.json("/api/accuracy").at("live").raw());
        assertNull(client.json("/api/accuracy?segment=NFO&token=53002").at("live").raw());
        assertEquals(404, client.get("/api/accuracy?segment=NFO&token=1").statusCode());
        assertEquals(400, client.get("/api/accuracy?segment=NFO").statusCode());
    }

    @Test
    void barsCarryTheirQualityAndAverages() throws Exception {
        minute(0);
        JsonTree bar = client.json("/api/bars?segment=NFO&token=53001").at("bars").at(0);

        assertEquals(28, bar.items().size());
        assertEquals(0.72, real(bar.at(21)), 1e-12);
        assertEquals(60, bar.at(22).number());
        assertEquals(30, bar.at(23).number());
        assertEquals(-7, bar.at(24).number());
        assertEquals(100.25, real(bar.at(25)));
        assertEquals(0.5, real(bar.at(26)));
        assertEquals(1_002_000, bar.at(27).number());
    }

    private static double real(JsonTree tree) {
        return ((Number) tree.raw()).doubleValue();
    }
}
