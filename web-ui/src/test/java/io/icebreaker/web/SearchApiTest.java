package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SearchApiTest {
    private static final Instrument ELSEWHERE =
            new Instrument("NSE", 2885, "RELIANCE", InstrumentType.EQ, "", null, 0, 1, 500);

    /** Says what it was asked. */
    private final Market market =
            new Market(2, 1 << 16) {
                @Override
                public List<Instrument> search(String words, int limit) {
                    asked = words + " " + limit;
                    return List.of(board.instrument(0), ELSEWHERE);
                }

                @Override
                public int listed() {
                    return 150_000;
                }
            };

    private WebServer server;
    private Client client;
    private volatile String asked;

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

    @Test
    void answersWithIdsOfWhatIsStreamed() throws Exception {
        JsonTree answer = client.json("/api/search?q=nif%20245%20ce&limit=7");
        assertEquals("nif 245 ce 7", asked);
        assertEquals(150_000, answer.at("listed").number());
        assertEquals(0, answer.at("instruments").at(0).at("id").number());
        JsonTree other = answer.at("instruments").at(1);
        assertEquals("RELIANCE", other.at("symbol").text());
        assertTrue(other.toString().contains("id=null"), other.toString());
    }

    @Test
    void nothingFindsNothingAndBoundsAreSaid() throws Exception {
        assertEquals(0, client.json("/api/search?q=%20").at("instruments").items().size());
        assertEquals(0, client.json("/api/search").at("instruments").items().size());
        assertEquals(400, client.get("/api/search?q=a&limit=201").statusCode());
        assertEquals(400, client.get("/api/search?q=" + "a".repeat(101)).statusCode());
        assertEquals(200, client.get("/api/search?q=%00%ff%22").statusCode());
    }
}
