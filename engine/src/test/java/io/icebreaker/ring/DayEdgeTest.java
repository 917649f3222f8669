package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.journal.OutputType;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveClock;
import io.icebreaker.reference.Phase;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TradeFlags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one trading day ends and the next begins (analytics 0.3 to 0.5, 2.2). */
class DayEdgeTest {
    private static final InstrumentRow COIN =
            new InstrumentRow("CRYPTO", 1, "COIN", InstrumentType.FUT, "", null, 0, 1, 100);
    private static final InstrumentRow STOCK =
            new InstrumentRow("NSE", 2, "STOCK", InstrumentType.EQ, "", null, 0, 1, 100);
    private static final String CLOSE = "2025-12-15T10:00:00Z";

    private final List<Row> rows = new ArrayList<>();
    private final List<NaiveClock> clocks = new ArrayList<>();
    private final Found found = new Found();
    private Counters counters;

    @Test
    void aTradeStampedIntoTheNextDayBeginsThatDay() {
        packet(COIN, "2025-12-15T23:59:50Z", "2025-12-15T23:59:50Z", 100, 1_000);
        packet(COIN, "2025-12-15T23:59:58Z", "2025-12-15T23:59:58Z", 200, 1_010);
        packet(COIN, "2025-12-15T23:59:59Z", "2025-12-16T00:00:00Z", 300, 1_025);
        packet(COIN, "2025-12-16T00:00:01Z", "2025-12-16T00:00:01Z", 400, 1_040);
        run(COIN);

        assertEquals(
                List.of(
                        "2025-12-15T23:59:58Z 10 N CONTINUOUS",
                        "2025-12-16T00:00:00Z 15 N CONTINUOUS", // no price before it in its session
                        "2025-12-16T00:00:01Z 15 T CONTINUOUS"), // neither lost nor counted twice
                trades());
        assertEquals(List.of("2025-12-15T00:00:00Z 10", "2025-12-16T00:00:00Z 30 partial"), days());
        assertEquals(1, counters.get(Counter.BASELINE));
    }

    @Test
    void aTradeStampedIntoTheMorningIsOfThePreopen() {
        packet(STOCK, "2025-12-15T09:00:00Z", "2025-12-15T09:00:00Z", 100, 1_000);
        packet(STOCK, "2025-12-16T02:44:59Z", "2025-12-16T02:45:00Z", 100, 1_100);
        run(STOCK);

        assertEquals(List.of("2025-12-16T02:45:00Z 100 X PREOPEN"), trades());
        assertEquals(List.of(), days());
    }

    @Test
    void aTradeAMinuteAfterTheCloseIsTheSessionsLast() {
        packet(STOCK, "2025-12-15T09:59:00Z", "2025-12-15T09:59:00Z", 100, 1_000);
        packet(STOCK, "2025-12-15T10:00:30Z", "2025-12-15T10:00:30Z", 100, 1_010);
        packet(STOCK, "2025-12-15T10:01:00Z", "2025-12-15T10:01:00Z", 100, 1_030);
        packet(STOCK, "2025-12-15T10:01:01Z", "2025-12-15T10:01:01Z", 100, 1_070);
        run(STOCK);

        assertEquals(
                List.of(
                        "2025-12-15T10:00:30Z 10 N AFTER_CLOSE",
                        "2025-12-15T10:01:00Z 20 N AFTER_CLOSE",
                        "2025-12-15T10:01:01Z 40 X POST_CLOSE"),
                trades());
        assertEquals(List.of("2025-12-15T03:45:00Z 30"), days());
    }

    @Test
    void theClockEndsASilentSessionAMinuteAndASecondPastItsClose() {
        packet(STOCK, "2025-12-15T09:59:00Z", "2025-12-15T09:59:00Z", 100, 1_000);
        packet(STOCK, "2025-12-15T09:59:30Z", "2025-12-15T09:59:30Z", 100, 1_010);
        clock(60_999_999_999L);
        run(STOCK);
        assertEquals(List.of("2025-12-15T03:45:00Z 10 partial"), days());

        clock(61_000_000_000L);
        run(STOCK);
        assertEquals(List.of("2025-12-15T03:45:00Z 10"), days());
    }

    @Test
    void whatComesWhenTheClockHasEndedTheSessionIsABarOfItsOwn() {
        packet(STOCK, "2025-12-15T09:59:00Z", "2025-12-15T09:59:00Z", 100, 1_000);
        packet(STOCK, "2025-12-15T09:59:30Z", "2025-12-15T09:59:30Z", 100, 1_010);
        clock(61_000_000_000L);
        packet(STOCK, "2025-12-15T10:00:59Z", "2025-12-15T10:00:59Z", 100, 1_040);
        clock(61_000_000_000L);
        run(STOCK);

        assertEquals(List.of("2025-12-15T03:45:00Z 10", "2025-12-15T03:45:00Z 30"), days());
    }

    /** Received when the exchange says. */
    private void packet(
            InstrumentRow instrument, String exch, String lastTrade, long price, long volume) {
        long exchNs = ns(exch);
        rows.add(
                RowBuilder.row(0, instrument.key(), exchNs)
                        .exch(exchNs)
                        .ltt(ns(lastTrade))
                        .ltp(price)
                        .volume(volume)
                        .build());
    }

    private void clock(long afterCloseNs) {
        clocks.add(new NaiveClock(rows.size(), ns(CLOSE) + afterCloseNs));
    }

    private void run(InstrumentRow instrument) {
        found.trades.clear();
        found.bars.clear();
        var output = new OutputStage(found, sequence -> {}, new Counters());
        var driven =
                new Driven(Settings.DEFAULTS, output, output, tick -> output.onEvent(tick, true));
        Recorded.publish(driven, List.of(instrument), rows, clocks);
        counters = driven.counters;
    }

    private List<String> trades() {
        return found.trades.stream().map(DayEdgeTest::trade).toList();
    }

    private static String trade(Found.Record trade) {
        long[] words = trade.words();
        int flags = (int) words[OutputType.TRADE_FLAGS];
        return String.join(
                " ",
                time(words[OutputType.TRADE_TIME_NS]),
                "" + words[OutputType.TRADE_QTY],
                TradeFlags.ruleName(flags),
                phase(flags));
    }

    private static String phase(int flags) {
        return Phase.values()[TradeFlags.phase(flags)].name();
    }

    /** Daily bars: open of the session and volume. */
    private List<String> days() {
        return found.bars(0, Interval.D1.ordinal()).stream()
                .map(Found.Record::words)
                .map(
                        words ->
                                time(words[Bar.START_NS])
                                        + " "
                                        + Bar.volume(words, 0)
                                        + ((words[Bar.FLAGS] & Bar.PARTIAL) != 0 ? " partial" : ""))
                .toList();
    }

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private static String time(long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }
}
