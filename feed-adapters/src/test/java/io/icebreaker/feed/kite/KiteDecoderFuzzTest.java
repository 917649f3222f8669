package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Segments;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes the decoder (reliability F10): whatever the bytes, it says what the slow twin says. Without
 * JAZZER_FUZZ=1 in the environment only the kept inputs are run again.
 */
class KiteDecoderFuzzTest {
    private static final int ROOM = 1 << 13;

    private final RecordingSink sink = new RecordingSink();

    @FuzzTest(maxDuration = "60s")
    void decodesWhatTheTwinDecodes(byte[] frame) {
        var instruments = new Instruments(ROOM);
        sink.clear();
        new KiteDecoder((segment, token) -> resolve(instruments, segment, token), 0)
                .decode(ByteBuffer.wrap(frame), 1, sink);
        assertEquals(KiteTwin.read(frame), seen(instruments));
    }

    private static int resolve(Instruments instruments, int segment, long token) {
        int known = instruments.id(segment, token);
        String name = Segments.name(segment);
        return known >= 0
                ? known
                : instruments.register(
                        new Instrument(name, token, "X", InstrumentType.EQ, "", null, 0, 1, 500));
    }

    private List<Map<String, String>> seen(Instruments instruments) {
        var rows = new ArrayList<Map<String, String>>();
        for (var arrival : sink.arrivals()) {
            rows.add(
                    arrival.tick() == null
                            ? Map.of("reject", arrival.reject().name())
                            : TickColumns.of(arrival.tick(), instruments.get(arrival.tick().id())));
        }
        return rows;
    }
}
