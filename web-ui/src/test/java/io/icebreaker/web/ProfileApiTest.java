package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.Rows;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks, profiles and TPO of a small market over HTTP. */
final class ProfileApiTest {
    private static final String FUT = "segment=NFO&token=53001";
    private static final long MS = 1_000_000;

    private Market market;
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        market = new Market(2, 1 << 20);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Two hours of trades a few seconds apart. */
    private void session() {
        var random = new SplittableRandom(7);
        long price = 245_000_000;
        for (long second = 7; second < 7_300; second += 1 + random.nextInt(4)) {
            price += (random.nextInt(9) - 4) * Market.TICK;
            long qty = (1 + random.nextInt(4)) * Market.LOT;
            long timeNs = Market.OPEN_NS + second * Market.SECOND_NS;
            market.trade(0, timeNs, price, qty, random.nextInt(3) - 1);
        }
    }

    private long traded(long fromNs, long toNs) {
        return market.trades.stream()
                .filter(trade -> trade.timeNs() >= fromNs && trade.timeNs() < toNs)
                .mapToLong(Market.Trade::qty)
                .sum();
    }

    private static long sum(JsonTree profile) {
        long sum = 0;
        for (JsonTree row : profile.at("rows").items()) {
            List<JsonTree> cells = row.items();
            sum += cells.get(1).number() + cells.get(2).number() + cells.get(3).number();
        }
        return sum;
    }

    @Test
    void addsUpTheSessionAtAnyRowHeight() throws Exception {
        session();
        long all = traded(0, Long.MAX_VALUE);
        for (int ticks : new int[] {1, 2, 7, 40, 1_000}) {
            JsonTree profile = client.json("/api/profile?" + FUT + "&ticksPerRow=" + ticks);
            assertEquals(all, profile.at("volume").number());
            assertEquals(all, sum(profile));
            assertEquals(ticks * Market.TICK, profile.at("rowHeight").number());
            assertEquals(Market.OPEN_NS / MS, profile.at("fromMs").number());
            Market.OpenBar day = market.direct(0, Interval.D1, ticks * Market.TICK).get(0);
            long[] words = day.whole();
            Rows.summarize(words, 0);
            assertEquals(words[io.icebreaker.bar.Bar.POC], profile.at("poc").number());
            assertEquals(words[io.icebreaker.bar.Bar.VAH], profile.at("vah").number());
            assertEquals(words[io.icebreaker.bar.Bar.VAL], profile.at("val").number());
        }
    }

    @Test
    void leavesTotalsAsTheyAreThroughTenChangesOfIntervalAndRows() throws Exception {
        session();
        long all = traded(0, Long.MAX_VALUE);
        String[] intervals = {"1m", "5m", "1h", "3m", "15m", "1d", "30m", "10m", "1m", "5m"};
        int[] ticks = {1, 5, 20, 2, 100, 3, 10, 1_000, 1, 7};
        for (int i = 0; i < intervals.length; i++) {
            String how = "&interval=" + intervals[i] + "&ticksPerRow=" + ticks[i] + "&limit=1500";
            JsonTree answer = client.json("/api/footprint?" + FUT + how);
            List<JsonTree> bars = new ArrayList<>(answer.at("bars").items());
            bars.add(answer.at("forming"));
            long total = 0;
            for (JsonTree bar : bars) {
                total += bar.at("bar").items().get(5).number();
                long rows = sum(bar);
                assertEquals(bar.at("bar").items().get(5).number(), rows, how);
            }
            assertEquals(all, total, how);
            client.json("/api/marks?" + FUT + how);
        }
    }

    @Test
    void takesTheMinutesOfARangeAndOfAnAnchor() throws Exception {
        session();
        long from = Market.OPEN_NS + 600 * Market.SECOND_NS;
        long to = Market.OPEN_NS + 1_200 * Market.SECOND_NS;
        String range = "&scope=range&from=" + from / MS + "&to=" + to / MS;
        assertEquals(traded(from, to), sum(client.json("/api/profile?" + FUT + range)));
        String fixed = "&scope=fixed&from=" + from / MS;
        assertEquals(traded(from, Long.MAX_VALUE), sum(client.json("/api/profile?" + FUT + fixed)));
        JsonTree previous = client.json("/api/profile?" + FUT + "&scope=previous");
        assertEquals(0, previous.at("volume").number());
        assertNull(previous.at("poc").raw());
    }

    @Test
    void findsTheMarksOfStoredBars() throws Exception {
        session();
        JsonTree answer = client.json("/api/marks?" + FUT + "&interval=1m&ticksPerRow=2");
        assertEquals(2 * Market.TICK, answer.at("rowHeight").number());
        assertTrue(answer.at("bars").items().size() > 20);
        List<String> lows = new ArrayList<>();
        for (JsonTree level : answer.at("unfinished").items()) {
            if (level.at("at").raw().equals("LOW")) {
                lows.add(level.at("price").number() + " " + level.at("fromMs").number());
                Long to = (Long) level.at("toMs").raw();
                assertEquals(firstBelow(level), to, level.toString());
            }
        }
        assertTrue(lows.size() > 5);
        JsonTree last = client.json("/api/marks?" + FUT + "&interval=1m&ticksPerRow=2&limit=1");
        assertTrue(last.at("bars").items().size() <= 1);
    }

    /** End of the minute in which a trade went a tick below; null when none did in a closed one. */
    private Long firstBelow(JsonTree level) {
        long minuteNs = 60 * Market.SECOND_NS;
        long laterNs = level.at("fromMs").number() * MS + minuteNs;
        long newestNs = market.trades.get(market.trades.size() - 1).timeNs();
        for (Market.Trade trade : market.trades) {
            long endNs =
                    (Math.floorDiv(trade.timeNs() - Market.OPEN_NS, minuteNs) + 1) * minuteNs
                            + Market.OPEN_NS;
            if (trade.timeNs() >= laterNs
                    && trade.price() < level.at("price").number()
                    && endNs <= newestNs) {
                return endNs / MS;
            }
        }
        return null;
    }

    @Test
    void lettersTheSession() throws Exception {
        session();
        JsonTree tpo = client.json("/api/tpo?" + FUT + "&rowHeight=" + 20 * Market.TICK);
        assertEquals("2026-11-20", tpo.at("day").raw());
        assertEquals(13, tpo.at("letters").items().size());
        long high = market.trades.stream().mapToLong(Market.Trade::price).max().orElseThrow();
        assertEquals(high, tpo.at("high").number());
        long hourNs = Market.OPEN_NS + 3_600 * Market.SECOND_NS;
        long ibHigh =
                market.trades.stream()
                        .filter(trade -> trade.timeNs() < hourNs)
                        .mapToLong(Market.Trade::price)
                        .max()
                        .orElseThrow();
        assertEquals(ibHigh, tpo.at("ib").at("high").number());
        assertEquals(true, tpo.at("ib").at("complete").raw());
        assertEquals(high > ibHigh, tpo.at("extension").at("up").raw());
        long letters = 0;
        for (JsonTree row : tpo.at("rows").items()) {
            assertEquals(row.items().get(1).number(), ((String) row.items().get(2).raw()).length());
            letters += row.items().get(1).number();
        }
        assertTrue(letters > 13);
        // A future on NIFTY has rows of 20 points.
        assertEquals(200_000, client.json("/api/tpo?" + FUT).at("rowHeight").number());
    }

    @Test
    void writesTheSheetAndTheLogs() throws Exception {
        session();
        long[] sheet = new long[LevelWords.FIRST + 10];
        sheet[LevelWords.ZONES] = 1;
        sheet[LevelWords.UNFINISHED] = 1;
        sheet[LevelWords.POCS] = 1;
        sheet[LevelWords.PREVIOUS_DAY] = 20_000;
        sheet[LevelWords.PREVIOUS + 3] = 1_234;
        long[] rest = {1, 10, 20, 3, 5 * MS, 0, 77, 6 * MS, 99, 20_000};
        System.arraycopy(rest, 0, sheet, LevelWords.FIRST, rest.length);
        market.board.findings().show(Sheet.LEVELS, 0, sheet, sheet.length, 1);
        var mark = new long[MarkWords.WORDS];
        mark[MarkWords.INTERVAL] = Interval.M5.ordinal();
        mark[MarkWords.KIND] = MarkKind.ZONE_END_BUY;
        mark[MarkWords.TIME_NS] = 9 * MS;
        market.board.findings().log(FindingType.MARK).append(7, mark, 0, mark.length);
        var event = new long[ProfileWords.WORDS];
        event[ProfileWords.KIND] = ProfileWords.EXTENSION_UP;
        market.board.findings().log(FindingType.PROFILE).append(8, event, 0, event.length);

        assertEquals(
                "{\"id\":0,\"zones\":[{\"side\":\"BUY\",\"low\":10,\"high\":20,\"rows\":3,\"fromMs\":5,"
                        + "\"toMs\":null}],\"unfinished\":[{\"at\":\"LOW\",\"price\":77,\"fromMs\":6,"
                        + "\"toMs\":null}],\"nakedPocs\":[{\"price\":99,\"day\":\"2024-10-04\"}]}",
                sheetText());
        JsonTree profile = client.json("/api/profile?" + FUT + "&scope=previous");
        assertEquals(1_234, profile.at("poc").number());
        assertEquals(99, profile.at("nakedPocs").items().get(0).at("price").number());
        assertEquals(
                "{\"sequence\":7,\"id\":0,\"interval\":\"5m\",\"startMs\":0,\"timeMs\":9,"
                        + "\"kind\":\"ZONE_END_BUY\",\"low\":0,\"high\":0,\"toMs\":9}",
                logText(FindingType.MARK, MarkJson::mark));
        assertEquals(
                "{\"sequence\":8,\"id\":0,\"timeMs\":0,\"kind\":\"EXTENSION_UP\",\"high\":0,\"low\":0,"
                        + "\"poc\":null,\"vah\":null,\"val\":null}",
                logText(FindingType.PROFILE, MarkJson::profile));
    }

    private String sheetText() {
        var copy = new io.icebreaker.publish.Copy();
        market.board.findings().read(Sheet.LEVELS, 0, copy);
        return new String(
                Json.bytes(json -> Levels.write(json, market.board, 0, copy)),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private String logText(int type, Panels.RecordWriter writer) {
        var reader = market.board.findings().log(type).reader(0);
        assertTrue(reader.next());
        return new String(
                Json.bytes(json -> writer.write(json, market.board, reader)),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/profile?segment=NFO&token=53001&scope=week,scope",
        "/api/profile?segment=NFO&token=53001&scope=range,from",
        "/api/profile?segment=NFO&token=53001&scope=range&from=9&to=9,to",
        "/api/profile?segment=NFO&token=53001&ticksPerRow=0,ticksPerRow",
        "/api/tpo?segment=NFO&token=53001&rowHeight=499,rowHeight",
        "/api/tpo?segment=NFO&token=53001&rowHeight=1500,token",
        "/api/tpo?segment=NFO,token",
        "/api/marks?segment=NFO&token=53001&interval=2m,interval",
        "/api/marks?segment=NFO&token=53001&limit=0,limit"
    })
    void refusesWhatItCannotAnswer(String path, String field) throws Exception {
        var response = client.get(path);
        assertTrue(response.statusCode() == 400 || response.statusCode() == 404);
        assertEquals(field, JsonTree.parse(response.body()).at("field").raw());
    }
}
