package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.JsonTree;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two live days of one account: what the first leaves is what the second begins with. */
@Timeout(300)
class WarmLiveTest {
    private static final long SECOND_NS = 1_000_000_000L;

    /** To come, so that no contract has expired. */
    private static final LocalDate MONDAY =
            SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000)
                    .with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @TempDir Path root;

    @Test
    void aLiveDayLeavesItsBarsAndTheNextBeginsWithThem() throws Exception {
        try (var account = new SimulatedAccount(root, MONDAY, 0)) {
            JsonTree first = day(account, false);
            assertTrue(first.at("bars").items().size() >= 2, first.toString());
        }
        var left = BarsFile.open(root.resolve("bars").resolve(MONDAY + ".bars.zst"));
        Path tuesday = root.resolve("journal").resolve(MONDAY.plusDays(1).toString());
        try (var account = new SimulatedAccount(root, MONDAY.plusDays(1), 0)) {
            JsonTree second = day(account, true);
            BarSeries earlier = left.series(BarKey.of(stock(account), Interval.M1));
            assertEquals(MONDAY, SessionCalendar.istDate(earlier.startNs(0)));
            long bars = second.at("latest").at("bars").number();
            assertTrue(bars >= earlier.size() + 2, bars + " behind " + earlier.size());
        }
        var began = (BarsFile) Before.of(JournalDirectory.forReading(tuesday)).bars();
        assertEquals(left.keys(), began.keys());
        assertEquals(
                "identical", CommandRun.json("verify", "--journal", tuesday).at("verdict").text());
    }

    /** A day of some minutes; what the page then says of a stock's indicators. */
    private JsonTree day(SimulatedAccount account, boolean isWarm) throws Exception {
        Instrument stock = stock(account);
        String query =
                "/api/indicators?segment=%s&token=%d&interval=1m&columns=SMA20"
                        .formatted(stock.segment(), stock.token());
        JsonTree[] answer = new JsonTree[1];
        try (LiveDay day = account.open(account.configuration(""))) {
            if (isWarm) {
                Await.that("earlier bars", () -> account.get(query).at("latest").raw() != null);
                assertEquals(
                        0, account.get(query).at("bars").items().size(), "none of its own yet");
            }
            Await.that(
                    "two minutes",
                    () -> {
                        day.look();
                        account.clock.jump(SECOND_NS);
                        answer[0] = account.get(query);
                        return answer[0].at("bars").items().size() >= 2;
                    });
            Map<String, Object> result = day.finish();
            assertEquals(0L, result.get("dropped"));
        }
        return answer[0];
    }

    private static Instrument stock(SimulatedAccount account) {
        return account.instruments().stream()
                .filter(it -> it.symbol().equals("RELIANCE"))
                .findFirst()
                .orElseThrow();
    }
}
