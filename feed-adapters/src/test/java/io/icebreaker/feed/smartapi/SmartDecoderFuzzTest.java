package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Segments;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Fuzzes the decoder (reliability F10): whatever the bytes, it says what the slow twin says. Without
 * JAZZER_FUZZ=1 in the environment only the kept inputs are run again.
 */
class SmartDecoderFuzzTest {
    private final RecordingSink sink = new RecordingSink();
    private int segment;
    private long token;
    private final SmartDecoder decoder =
            new SmartDecoder(
                    (ofSegment, ofToken) -> {
                        segment = ofSegment;
                        token = ofToken;
                        return 0;
                    },
                    0);

    @FuzzTest(maxDuration = "60s")
    void decodesWhatTheTwinDecodes(byte[] frame) {
        sink.clear();
        decoder.decode(ByteBuffer.wrap(frame), 1, sink);
        assertEquals(1, sink.arrivals().size());
        assertEquals(SmartTwin.read(frame), seen());
    }

    /** Text frames are bytes like any others; what is neither pong nor an object is no message. */
    @FuzzTest(maxDuration = "60s")
    void readsTexts(byte[] frame) {
        SmartText.read(frame)
                .ifPresent(
                        text -> {
                            boolean isPong = Arrays.equals(frame, "pong".getBytes());
                            assertEquals(isPong, text.isPong());
                        });
    }

    private Map<String, String> seen() {
        var arrival = sink.arrivals().get(0);
        if (arrival.tick() == null) {
            return Map.of("reject", arrival.reject().name());
        }
        String name = Segments.name(segment);
        return TickColumns.of(
                arrival.tick(),
                new Instrument(name, token, "X", InstrumentType.EQ, "", null, 0, 1, 500));
    }
}
