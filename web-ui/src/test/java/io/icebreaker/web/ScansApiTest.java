package io.icebreaker.web;

import static io.icebreaker.finding.ScanRowWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.MarketWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.scan.OwnScan;
import io.icebreaker.scan.ScanProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scans and the market, from words on a board to JSON and CSV. */
class ScansApiTest {
    private static final int SHARES = 4;
    private static final long NAN = Double.doubleToLongBits(Double.NaN);

    /** A market with a scan of the user's: of dear instruments, which fails at one of them. */
    private static final class WithOwnScan extends Market implements ScanProvider {
        WithOwnScan() {
            super(SHARES, 1 << 12);
        }

        @Override
        public List<ScanProvider> ownScans() {
            return List.of(this);
        }

        @Override
        public String name() {
            return "dear";
        }

        @Override
        public String title() {
            return "Dear";
        }

        @Override
        public String description() {
            return "What costs more than Rs 200.";
        }

        @Override
        public OwnScan create() {
            return view -> {
                double ltp = view.value("ltp");
                return ltp > 350 ? Double.parseDouble("broken") : ltp > 200 ? ltp : Double.NaN;
            };
        }
    }

    private final Market market = new WithOwnScan();
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        for (int id = 0; id < SHARES; id++) {
            row(id);
        }
        market();
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Rs 100, 200, 300, 400; scores 6.0, 7.0, 8.0, 8.0 of which the last has the greater ratio. */
    private void row(int id) {
        long[] words = new long[WORDS];
        Arrays.fill(words, DAILY, DAILY + DAILY_ROOM, NAN);
        words[DAILY + Indicator.RSI14.ordinal()] = Double.doubleToLongBits(20 + 10 * id);
        words[DAILY + Indicator.AVG_VOLUME20.ordinal()] = Double.doubleToLongBits(1_000);
        words[LTP] = (id + 1) * 1_000_000L;
        words[VOLUME] = 1_500 * (id + 1);
        words[OI] = -1;
        words[PREV_OI] = -1;
        words[CHANGE_PCT_D] = id == 0 ? NAN : Double.doubleToLongBits(id - 1.5);
        words[SCORE_A] = Math.min(60 + 10 * id, 80);
        words[BTST_TIME_NS] = Market.OPEN_NS;
        words[BTST_CLOSE] = words[LTP];
        words[BTST_RATIO_D] = Double.doubleToLongBits(id);
        words[PARTS] = 15;
        words[BTST_CHANGE_D] = Double.doubleToLongBits(2.25);
        words[BTST_RSI_D] = NAN;
        market.board.findings().show(Sheet.SCAN, id, words, WORDS, 7);
    }

    private void market() {
        int tiles = MarketWords.FIRST + 1;
        long[] words = new long[tiles + SHARES * MarketWords.TILE_WORDS];
        words[MarketWords.TIME_NS] = Market.OPEN_NS;
        words[MarketWords.ADVANCES] = 3;
        words[MarketWords.DECLINES] = 2;
        words[MarketWords.UP] = 1;
        words[MarketWords.FIRST] = 2;
        words[MarketWords.TILES] = SHARES;
        words[MarketWords.BTST_STATE] = MarketWords.FINAL;
        words[MarketWords.BTST_CLOSE_NS] = Market.CLOSE_NS;
        for (int id = 0; id < SHARES; id++) {
            int at = tiles + id * MarketWords.TILE_WORDS;
            words[at + MarketWords.TILE_ID] = id;
            words[at + MarketWords.TILE_CHANGE_PCT] = Double.doubleToLongBits(id);
            words[at + MarketWords.TILE_OI_PCT] = NAN;
        }
        market.board.findings().show(Sheet.MARKET, 0, words, words.length, 9);
    }

    private static String filter(String text) {
        return "?filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<Long> ids(String path) throws Exception {
        return client.json(path).at("rows").items().stream()
                .map(row -> row.at("id").number())
                .toList();
    }

    @Test
    void theBestComeFirstWithTheirParts() throws Exception {
        JsonTree scan = client.json("/api/scans/btst");
        assertEquals(List.of(3L, 2L, 1L), ids("/api/scans/btst"));
        assertEquals("FINAL", scan.at("state").text());
        assertEquals(SHARES, scan.at("scanned").number());
        assertEquals(Json.ms(Market.CLOSE_NS), scan.at("deadlineMs").number());
        JsonTree first = scan.at("rows").items().get(0);
        assertEquals(4_000_000, first.at("values").items().get(0).number());
        assertEquals(
                "[change, 1.5, change 2.25 %]", first.at("parts").items().get(0).raw().toString());
    }

    @Test
    void aFilterReadsTheColumnsThatRulesKnow() throws Exception {
        String text = "rsi < 35 AND volume > 2 * avg_volume";
        assertEquals(List.of(1L), ids("/api/scans/all" + filter(text)));
        assertEquals(List.of(2L, 3L), ids("/api/scans/all" + filter("ltp >= 300")));
        assertEquals(
                List.of(1L),
                ids("/api/scans/all" + filter("change_pct < 0")),
                "what is unknown is no hit");
        assertEquals(List.of(3L), ids("/api/scans/btst" + filter("btst > 7 AND ltp > 300")));
    }

    @Test
    void whatARowLacksIsRefusedWithItsColumn() throws Exception {
        refused("/api/scans/all", "ltp > 3 AND delta > 0", 13);
        refused("/api/scans/btst", "open > 3", 1);
        refused("/api/scans/all", "ltp > rsi@5m", 10);
        refused("/api/scans/all", "ltp > close[1]", 7);
        refused("/api/scans/all", "ltp > INFY:close", 7);
        refused("/api/scans/all", "(ltp) CROSSES open", 1);
        refused("/api/scans/all", "ltp > 3 ON TICK", 9);
        refused("/api/scans/all", "ltp >", 6);
        refused("/api/scans/all", "score > 3", 1);
    }

    private void refused(String path, String text, int column) throws Exception {
        var answer = client.get(path + filter(text));
        assertEquals(422, answer.statusCode(), text + ": " + answer.body());
        JsonTree body = JsonTree.parse(answer.body());
        assertEquals("filter", body.at("field").text());
        assertEquals(column, body.at("column").number(), text);
    }

    @Test
    void aScanOfOnesOwnStandsBesideTheOthers() throws Exception {
        assertEquals(List.of(2L), ids("/api/scans/dear"), "the one that fails is no hit");
        JsonTree list = client.json("/api/scans");
        List<String> names =
                list.at("scans").items().stream().map(one -> one.at("name").text()).toList();
        assertTrue(names.containsAll(List.of("btst", "fno", "dear", "all")), names.toString());
        assertEquals(404, client.get("/api/scans/none").statusCode());
    }

    @Test
    void csvNamesUnitsAndTheTime() throws Exception {
        String[] lines = client.get("/api/scans/btst.csv?limit=1").body().split("\n");
        assertEquals("# BTST as of 2026-11-20 09:15:00 IST", lines[0]);
        assertTrue(lines[1].startsWith("segment,symbol,ltp (Rs),change_pct (%),"), lines[1]);
        assertTrue(lines[2].startsWith("NFO,FUT 3,400,2.25,3,,"), lines[2]);
        assertEquals(3, lines.length);
    }

    @Test
    void theMarketsWordsAreRead() throws Exception {
        JsonTree market = client.json("/api/market");
        assertEquals(9, market.at("sequence").number());
        assertEquals(1.5, market.at("breadth").at("ratio").raw());
        assertEquals(
                "[[2, 2, 0]]", market.at("movers").at("up").raw().toString().replace(".0", ""));
        assertEquals(SHARES, market.at("tiles").items().size());
    }
}
