package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BadFrames;
import io.icebreaker.feed.CountingSink;
import io.icebreaker.feed.NoLink;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.feed.kite.KiteBadFrames.Bad;
import io.icebreaker.feed.kite.KiteBadFrames.Sort;
import io.icebreaker.testing.Allocation;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand bad frames (reliability F9): each made for one reason, each refused for that one, and every
 * good packet in them read as the slow twin reads it.
 */
class KiteBadFramesTest {
    private static final int MOST_BYTES = 1 << 20;
    private static final int BODY = KiteLayout.HEADER_LENGTH + KiteLayout.PACKET_HEADER_LENGTH;

    /** Frames of one packet. */
    private static final List<String> GOOD =
            List.of(
                    "ticker_full",
                    "ticker_quote",
                    "ltp_equity",
                    "index_quote_28",
                    "index_full_32",
                    "cds_quote_44",
                    "mcx_full_184");

    private final Instruments instruments = new Instruments(16);
    private final KiteWire wire = new KiteWire(null, null, instruments::id, 0, order -> {});
    private final CountingSink counted = new CountingSink();
    private final long seed = System.nanoTime();
    private final BadFrames expected = new BadFrames("Kite", seed);

    @Test
    void refusesTenThousandBadFramesEachForItsReason() {
        wire.opened(new NoLink());
        List<Bad> frames = frames();
        var bySort = new EnumMap<Sort, Map<Reject, Long>>(Sort.class);
        long good = 0;
        for (Bad frame : frames) {
            RecordingSink seen = compared(frame);
            good += seen.ticks().size();
            for (Reject reason : seen.rejects()) {
                expected.expect(reason);
                bySort.computeIfAbsent(frame.sort(), it -> new EnumMap<>(Reject.class))
                        .merge(reason, 1L, Long::sum);
            }
            read(frame, counted);
        }
        expected.assertCounted(counted);
        assertEquals(good, counted.ticks());
        System.out.println("refused " + bySort);
        measureBinary(frames.stream().filter(it -> !it.isText()).toList());
        measureTexts(frames.stream().filter(Bad::isText).toList());
    }

    private List<Bad> frames() {
        var source = new KiteBadFrames(new SplittableRandom(seed), goodPackets());
        List<Bad> frames = new ArrayList<>();
        for (int i = 0; i < BadFrames.COUNT; i++) {
            frames.add(source.next(Sort.values()[i % Sort.values().length]));
        }
        return frames;
    }

    /** One of each kind, and their instruments are made known. */
    private List<byte[]> goodPackets() {
        List<byte[]> packets = new ArrayList<>();
        for (String name : GOOD) {
            byte[] frame = KiteSamples.all().get(name);
            packets.add(Arrays.copyOfRange(frame, BODY, frame.length));
            Map<String, String> row = KiteTwin.read(frame).get(0);
            long token = Long.parseLong(row.get("token"));
            var type = InstrumentType.EQ;
            instruments.register(
                    new Instrument(row.get("segment"), token, name, type, "", null, 0, 1, 500));
        }
        return packets;
    }

    private int read(Bad frame, TickSink sink) {
        return frame.isText()
                ? wire.onText(frame.bytes(), 1, sink)
                : wire.onBinary(ByteBuffer.wrap(frame.bytes()), 1, sink);
    }

    /** What came of a frame, which is what the twin says and what the frame was made for. */
    private RecordingSink compared(Bad frame) {
        var sink = new RecordingSink();
        int answer = read(frame, sink);
        Supplier<String> what =
                () -> "seed " + seed + " " + frame.sort() + " " + hex(frame.bytes());
        assertEquals(sink.ticks().size(), answer, what);
        if (!frame.isText()) {
            assertEquals(twin(frame), rows(sink), what);
        }
        if (frame.reason() == null) {
            assertFalse(sink.rejects().isEmpty(), what);
        } else {
            assertEquals(List.of(frame.reason()), sink.rejects(), what);
            assertEquals(frame.ticks(), answer, what);
        }
        return sink;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The twin knows no list of instruments. */
    private List<Map<String, String>> twin(Bad frame) {
        return KiteTwin.read(frame.bytes()).stream().map(this::knownOrRefused).toList();
    }

    private Map<String, String> knownOrRefused(Map<String, String> row) {
        boolean isKnown =
                row.containsKey("reject")
                        || instruments.id(
                                        Segments.knownCode(row.get("segment")),
                                        Long.parseLong(row.get("token")))
                                >= 0;
        return isKnown ? row : Map.of("reject", Reject.UNKNOWN_INSTRUMENT.name());
    }

    private List<Map<String, String>> rows(RecordingSink sink) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (var arrival : sink.arrivals()) {
            rows.add(
                    arrival.tick() == null
                            ? Map.of("reject", arrival.reject().name())
                            : TickColumns.of(arrival.tick(), instruments.get(arrival.tick().id())));
        }
        return rows;
    }

    private void measureBinary(List<Bad> frames) {
        List<ByteBuffer> buffers = frames.stream().map(it -> ByteBuffer.wrap(it.bytes())).toList();
        expected.measure(
                frames.size(),
                () -> {
                    for (int i = 0; i < buffers.size(); i++) {
                        wire.onBinary(buffers.get(i), 1, counted);
                    }
                });
    }

    /** Texts are cold and may allocate, yet none much. */
    private void measureTexts(List<Bad> frames) {
        long most = 0;
        for (Bad frame : frames) {
            most = Math.max(most, Allocation.of(() -> read(frame, counted)));
        }
        System.out.println("most that a bad text of Kite allocated: " + most + " bytes");
        assertTrue(most < MOST_BYTES, "allocated " + most);
    }
}
