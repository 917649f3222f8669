package io.icebreaker.ring;

import static io.icebreaker.ring.SignalTwinTest.NO_PCR;
import static io.icebreaker.ring.SignalTwinTest.compare;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.reference.Recordings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and signals of real recordings against the slow recomputation. */
@Tag("long")
class SignalRecordingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nifty-fut-kite",
                "nifty-fut-dhan",
                "cm-btcusd_perp_20240808-250ms",
                "spot-btcusdt_20240808-1000ms",
                "usdm-btcusdt_20240808-1000ms"
            })
    void agreesOnOtherRecordings(String name) {
        Recordings.Recording recording = Recordings.ticks(name);
        compare(recording.instruments(), recording.rows(), NO_PCR, false);
    }

    @Test
    void agreesOnTheRecordedDay() {
        Recordings.Recording day = Recordings.ticks("nse-20251215");
        assertEquals(101, compare(day.instruments(), day.rows(), NO_PCR, true));
    }
}
