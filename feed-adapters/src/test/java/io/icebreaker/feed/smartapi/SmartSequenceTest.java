package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.CountingSink;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmartSequenceTest {
    private final RecordingSink sink = new RecordingSink();
    private final SmartDecoder decoder =
            SmartDecoder.inSequence((segment, token) -> (int) (token % 1_000), 0);

    private int decode(byte[] packet) {
        return decoder.decode(ByteBuffer.wrap(packet), 1, sink);
    }

    private static byte[] packet(int mode, long token, long number) {
        int[] lengths = {0, 51, 123, 379, 443};
        var packet = ByteBuffer.allocate(lengths[mode]).order(ByteOrder.LITTLE_ENDIAN);
        packet.put((byte) mode).put((byte) 1);
        packet.put(Long.toString(token).getBytes(StandardCharsets.US_ASCII));
        if (mode != 4) {
            packet.putLong(27, number);
        }
        return packet.array();
    }

    @Test
    void refusesWhatIsOlderThanWhatCame() {
        assertEquals(1, decode(packet(1, 1594, 5_000)));
        assertEquals(1, decode(packet(3, 1594, 5_000)), "another mode of the same snapshot");
        assertEquals(0, decode(packet(1, 1594, 4_999)));
        assertEquals(List.of(Reject.OLD), sink.rejects());
        assertEquals(1, decode(packet(1, 2885, 4_999)), "another instrument");
        assertEquals(1, decode(packet(1, 1594, 90_000)), "a leap is no loss");
        assertEquals(1, decode(packet(4, 1594, 0)), "depth has no number");
    }

    @Test
    void holdsNothingAgainstAnIndexOrAnotherCounter() {
        for (long number : new long[] {Long.MAX_VALUE, 7, Long.MIN_VALUE, 3}) {
            assertEquals(1, decode(packet(2, 99_926_000, number)), "junk " + number);
        }
        assertEquals(1, decode(packet(2, 1594, 9_000_000)));
        assertEquals(1, decode(packet(2, 1594, 7)), "a counter that began anew");
        assertEquals(0, decode(packet(2, 1594, 6)));
        decoder.forget();
        assertEquals(1, decode(packet(2, 1594, 6)), "another link");
    }

    /** Against the slow, obvious reading: a map of the largest number of each instrument. */
    @Test
    void agreesWithTheTwin() {
        var random = new SplittableRandom(5);
        Map<Long, Long> newest = new HashMap<>();
        var counting = new CountingSink();
        for (int n = 0; n < 200_000; n++) {
            long token = 1_001 + random.nextInt(40);
            long number = 10_000 + n + random.nextInt(-50, 50);
            boolean isOld = newest.getOrDefault(token, Long.MIN_VALUE) > number;
            newest.merge(token, number, Math::max);
            var frame = ByteBuffer.wrap(packet(1 + random.nextInt(3), token, number));
            assertEquals(isOld ? 0 : 1, decoder.decode(frame, n, counting), "packet " + n);
        }
    }
}
