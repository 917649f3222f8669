package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Segments;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes the decoders (reliability F10): whatever the bytes, they say what the slow twins say. Without
 * JAZZER_FUZZ=1 in the environment only the kept inputs are run again.
 */
class DhanDecoderFuzzTest {
    private final RecordingSink sink = new RecordingSink();
    private final List<Instrument> instruments = new ArrayList<>();
    private final DhanDecoder live = new DhanDecoder(this::resolve, (s, token) -> tick(token), 0);
    private final DhanDepthDecoder twenty = DhanDepthDecoder.of20(this::resolve, 0);
    private final DhanDepthDecoder many = DhanDepthDecoder.of200(this::resolve, 0);
    private final DhanTwin twin = new DhanTwin(DhanDecoderFuzzTest::tick);

    private static long tick(long token) {
        return new long[] {500, 100, 25, 0}[(int) (token % 4)];
    }

    private int resolve(int segment, long token) {
        String name = Segments.name(segment);
        instruments.add(new Instrument(name, token, "X", InstrumentType.EQ, "", null, 0, 1, 500));
        return instruments.size() - 1;
    }

    @FuzzTest(maxDuration = "60s")
    void decodesWhatTheTwinDecodes(byte[] frame) {
        begin();
        live.decode(ByteBuffer.wrap(frame), 1, sink);
        assertEquals(twin.read(frame), seen());
    }

    /** The first byte chooses the feed. */
    @FuzzTest(maxDuration = "60s")
    void decodesDepthAsTheTwinDoes(byte[] choiceAndFrame) {
        if (choiceAndFrame.length == 0) {
            return;
        }
        byte[] frame = Arrays.copyOfRange(choiceAndFrame, 1, choiceAndFrame.length);
        boolean isTwenty = choiceAndFrame[0] % 2 == 0;
        begin();
        (isTwenty ? twenty : many).decode(ByteBuffer.wrap(frame), 1, sink);
        assertEquals(DhanDepthTwin.read(frame, isTwenty), seen());
    }

    private void begin() {
        sink.clear();
        instruments.clear();
    }

    private List<Map<String, String>> seen() {
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
