package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the definitions promise about real recordings. */
@Tag("long")
class NaiveRecordingsTest {

    @Test
    void findsTheAbsurdStampsOfTheRecordedDay() {
        Recordings.Recording day = Recordings.ticks("nse-20251215");
        NaiveFlow flow = NaiveFlow.of(day.instruments(), day.rows());

        assertEquals(132_939, day.rows().size());
        assertEquals(83, flow.counters().get("FUTURE_TS"));
        assertEquals(5, flow.counters().get("BASELINE"));
        assertBarsAgree(flow);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cm-btcusd_perp_20240808-250ms",
                "cm-btcusd_perp_20240808-1000ms",
                "spot-btcusdt_20240808-250ms",
                "spot-btcusdt_20240808-1000ms",
                "usdm-btcusdt_20240808-250ms",
                "usdm-btcusdt_20240808-1000ms",
                "nifty-fut-kite",
                "nifty-fut-dhan"
            })
    void conservesVolume(String name) {
        Recordings.Recording recording = Recordings.ticks(name);
        NaiveFlow flow = NaiveFlow.of(recording.instruments(), recording.rows());

        assertTrue(flow.trades().size() > 50, flow.trades().size() + " trades");
        assertBarsAgree(flow);
    }

    private static void assertBarsAgree(NaiveFlow flow) {
        NaiveProperties.assertDayVolumeIsKept(flow);
        NaiveProperties.assertBarsAgree(flow);
    }

    /**
     * The share the recording's README gives for the interval as a whole; ours differs only in the counted
     * packets.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"cm-btcusd_perp_20240808-250ms:93.8", "usdm-btcusdt_20240808-250ms:88.7"})
    void putsVolumeOnItsTrueSide(String nameAndShare) {
        String[] parts = nameAndShare.split(":");
        Recordings.Recording recording = Recordings.ticks(parts[0]);
        List<NaiveTrade> trades = NaiveFlow.of(recording.instruments(), recording.rows()).trades();
        Map<Integer, Long> right =
                trades.stream()
                        .collect(
                                Collectors.toMap(
                                        NaiveTrade::row,
                                        trade ->
                                                onTrueSide(
                                                        trade, recording.rows().get(trade.row()))));
        double share =
                100.0
                        * right.values().stream().mapToLong(Long::longValue).sum()
                        / trades.stream().mapToLong(NaiveTrade::qty).sum();

        assertEquals(Double.parseDouble(parts[1]), share, 0.5);
    }

    private static long onTrueSide(NaiveTrade trade, Row row) {
        return switch (trade.side()) {
            case 1 -> row.trueBuy();
            case -1 -> row.trueSell();
            default -> 0;
        };
    }
}
