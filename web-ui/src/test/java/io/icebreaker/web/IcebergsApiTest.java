package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.icebreaker.finding.AbsorptionWords;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.finding.Sheet;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IcebergsApiTest {
    private static final String FUT = "segment=NFO&token=53001";
    private static final long NAN = Double.doubleToLongBits(Double.NaN);

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

    /** The episode of T1: X 1000, peak 200, hidden 1000, three refills. */
    private static void episode(long[] words, int at) {
        words[at + EpisodeWords.SIDE] = EpisodeWords.ASK;
        words[at + EpisodeWords.PRICE] = 1_000_500;
        words[at + EpisodeWords.OPEN_NS] = Market.OPEN_NS;
        words[at + EpisodeWords.TRADED] = 1_000;
        words[at + EpisodeWords.HIDDEN] = 1_000;
        words[at + EpisodeWords.PEAK] = 200;
        words[at + EpisodeWords.REFILLS] = 3;
    }

    private void iceberg(int id, long sequence) {
        long[] words = new long[IcebergWords.WORDS];
        words[IcebergWords.ID] = id;
        words[IcebergWords.TIME_NS] = Market.OPEN_NS + sequence * Market.SECOND_NS;
        episode(words, IcebergWords.EPISODE);
        market.board
                .findings()
                .log(FindingType.ICEBERG)
                .append(sequence, words, 0, IcebergWords.WORDS);
    }

    private void absorption(int id, long sequence) {
        long[] words = new long[AbsorptionWords.WORDS];
        words[AbsorptionWords.ID] = id;
        words[AbsorptionWords.TIME_NS] = Market.OPEN_NS;
        words[AbsorptionWords.SIDE] = EpisodeWords.BID;
        words[AbsorptionWords.PRICE] = 1_000_000;
        words[AbsorptionWords.MULTIPLE] = Double.doubleToLongBits(3.25);
        words[AbsorptionWords.HELD_MS] = 12_500;
        market.board
                .findings()
                .log(FindingType.ABSORPTION)
                .append(sequence, words, 0, AbsorptionWords.WORDS);
    }

    private void sheet() {
        long[] words = new long[BookWords.HEAD + EpisodeWords.WORDS];
        words[BookWords.TIME_NS] = Market.OPEN_NS;
        words[BookWords.OBI_1] = Double.doubleToLongBits(0.5);
        words[BookWords.OBI_T] = NAN;
        words[BookWords.OFI] = 590;
        words[BookWords.BID_TOUCH] = 1_000_000;
        words[BookWords.BID_TOUCH + BookWords.TOUCH_MULTIPLE] = NAN;
        words[BookWords.BID_TOUCH + BookWords.TOUCH_HELD_MS] = 1_500;
        words[BookWords.EPISODES] = 1;
        episode(words, BookWords.HEAD);
        market.board.findings().show(Sheet.BOOK, 0, words, words.length, 9);
    }

    @Test
    void listsEventsNewestFirst() throws Exception {
        iceberg(0, 5);
        iceberg(1, 6);
        iceberg(0, 7);
        absorption(1, 8);

        JsonTree all = client.json("/api/icebergs");
        assertEquals(3, all.at("events").items().size());
        JsonTree newest = all.at("events").at(0);
        assertEquals(
                "{sequence=7, id=0, timeMs="
                        + (Market.OPEN_NS / 1_000_000 + 7_000)
                        + ", side=ASK, price=1000500, ratio=5.0, refills=3, hidden=1000, traded=1000,"
                        + " peak=200, hiddenShare=1.0, confidence=88}",
                newest.toString());
        assertEquals(
                "[{sequence=8, id=1, timeMs="
                        + Market.OPEN_NS / 1_000_000
                        + ", side=BID, price=1000000, multiple=3.25, heldS=12.5}]",
                all.at("absorptions").toString());
        assertFalse(all.has("episodes"));
        assertEquals(
                7, client.json("/api/icebergs?limit=1").at("events").at(0).at("sequence").number());
    }

    @Test
    void tellsTheEpisodesOpenOnAnInstrument() throws Exception {
        iceberg(0, 5);
        iceberg(1, 6);
        JsonTree before = client.json("/api/icebergs?" + FUT);
        assertEquals(1, before.at("events").items().size());
        assertEquals(0, before.at("episodes").items().size());

        sheet();
        JsonTree episode = client.json("/api/icebergs?" + FUT).at("episodes").at(0);
        assertEquals(88, episode.at("confidence").number());
        assertEquals(Market.OPEN_NS / 1_000_000, episode.at("openMs").number());
    }

    @Test
    void refusesWhatItCannotAnswer() throws Exception {
        assertEquals(404, client.get("/api/icebergs?segment=NFO&token=1").statusCode());
        assertEquals(400, client.get("/api/icebergs?token=53001").statusCode());
        assertEquals(400, client.get("/api/icebergs?limit=0").statusCode());
    }

    @Test
    void streamsEventsAndTheBook() throws Exception {
        iceberg(0, 5);
        absorption(0, 6);
        sheet();
        try (var events = client.stream("icebergs,absorptions,book:0")) {
            JsonTree panels = events.frameWith("panels").at("panels");
            for (JsonTree panel : panels.items()) {
                switch (panel.at("topic").text()) {
                    case "icebergs" ->
                            assertEquals(88, panel.at("items").at(0).at("confidence").number());
                    case "absorptions" ->
                            assertEquals(12.5, panel.at("items").at(0).at("heldS").raw());
                    default -> {
                        JsonTree book = panel.at("value");
                        assertEquals(0.5, book.at("obi1").raw());
                        assertNull(book.at("obiT").raw());
                        assertEquals(590, book.at("ofi").number());
                        assertEquals(1, book.at("touch").items().size());
                        assertEquals("BID", book.at("touch").at(0).at("side").text());
                        assertEquals(1, book.at("episodes").items().size());
                    }
                }
            }
            assertEquals(3, panels.items().size());
        }
    }
}
