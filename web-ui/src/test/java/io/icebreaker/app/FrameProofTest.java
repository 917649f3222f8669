package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.noren.NorenDecoder;
import io.icebreaker.journal.FrameJournal;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the comparison of captured frames with recorded ticks notices. */
class FrameProofTest {
    private static final long START_NS = 1_763_351_100_000_000_000L;
    private static final int TOKEN = 2885 << 8 | 1; // exchange token and segment, NSE
    private static final Instrument STOCK =
            new Instrument("NSE", 2885, "RELIANCE", InstrumentType.EQ, "", null, 0, 1, 500);

    @TempDir Path root;

    private final Instruments ids = new Instruments(1);
    private final KiteDecoder decoder = new KiteDecoder(ids::id, 0);
    private TickSink sink;
    private FrameJournal frames;
    private long nowNs = START_NS;

    private interface Day {
        void happens();
    }

    private Map<String, Object> proofOf(Day day) throws Exception {
        record(day);
        try (var proof = new FrameProof(root)) {
            return proof.run(events -> {}).toMap();
        }
    }

    private void record(Day day) throws Exception {
        try (var directory = JournalDirectory.forWriting(root);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, 1, 1, false, directory))) {
            sink = pipeline.newSink();
            if (pipeline.recoveredThrough() > 0) {
                try (var reader = new JournalReader(JournalDirectory.forReading(root))) {
                    new Replay(reader, Replay.MAX_SPEED, events -> {}).run(sink);
                }
            }
            frames = pipeline.captureFrames();
            ids.register(STOCK);
            Header.publish(sink, List.of(STOCK), "kite", 0, nowNs);
            day.happens();
        }
    }

    private static ByteBuffer frame(int price) {
        ByteBuffer frame = ByteBuffer.allocate(12).putShort((short) 1).putShort((short) 8);
        return frame.putInt(TOKEN).putInt(price).flip();
    }

    private void capture(int price) {
        frames.append(0, 0, ++nowNs, nowNs, frame(price).array());
    }

    private void decode(int price) {
        decoder.decode(frame(price), nowNs, sink);
    }

    private void both(int price) {
        capture(price);
        decode(price);
    }

    @Test
    void callsADayIdentical() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            both(1_000);
                            frames.append(0, 0, ++nowNs, nowNs, new byte[1]); // a heartbeat
                            both(1_005);
                        });
        assertEquals("identical", proof.get("verdict"), proof.toString());
        assertEquals(3L, proof.get("frames"));
        assertEquals(1L, proof.get("heartbeats"));
        assertEquals(2L, proof.get("ticksCompared"));
    }

    @Test
    void noticesAnotherPrice() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            both(1_000);
                            capture(1_005);
                            decode(1_010);
                            both(1_015);
                        });
        assertEquals("differs", proof.get("verdict"));
        assertEquals(4L, proof.get("firstDifferingSequence"));
        assertTrue(proof.get("difference").toString().contains("ltp 101000"), proof.toString());
    }

    @Test
    void noticesATickThatIsNotRecorded() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            both(1_000);
                            capture(1_005);
                            both(1_010);
                        });
        assertEquals("differs", proof.get("verdict"), proof.toString());
    }

    @Test
    void noticesATickThatNoFrameHolds() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            both(1_000);
                            nowNs++;
                            decode(1_005);
                            both(1_010);
                        });
        assertEquals("differs", proof.get("verdict"), proof.toString());
    }

    @Test
    void acceptsWhatAMarkerExplainsAndSaysSo() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            both(1_000);
                            capture(1_005);
                            Events.feed(
                                    sink.claim(),
                                    0,
                                    FeedState.DROPPED,
                                    1,
                                    nowNs,
                                    nowNs,
                                    "ring full",
                                    nowNs);
                            sink.publish();
                            both(1_010);
                        });
        assertEquals("identical, with gaps", proof.get("verdict"), proof.toString());
        assertEquals(1L, proof.get("ticksDroppedOrUnjournaled"));
    }

    @Test
    void eachRunStandsForItself() throws Exception {
        record(() -> both(1_000));
        var proof =
                proofOf(
                        () -> {
                            nowNs++;
                            decode(1_005); // by no socket, as before a run's first frame
                            both(1_010);
                        });
        assertEquals("identical", proof.get("verdict"), proof.toString());
        assertEquals(2L, proof.get("ticksCompared"));
        assertEquals(1L, proof.get("ticksNotFromFrames"));
    }

    // ---- a wire that sends changes only

    private static final int FLATTRADE = 3;
    private final NorenDecoder merging = new NorenDecoder(ids::id, 0);

    private void noren(String kind, String fields, boolean isCaptured) {
        String text = "{\"t\":\"%s\",\"e\":\"NSE\",\"tk\":\"2885\",%s}".formatted(kind, fields);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        frames.append(
                0,
                FrameCapture.kind(FLATTRADE, FrameSink.TEXT),
                ++nowNs,
                nowNs,
                isCaptured ? utf8 : null); // what cannot be written is missing
        merging.decode(utf8, nowNs, sink);
    }

    private void connected() {
        merging.forget();
        Events.feed(sink.claim(), 0, FeedState.CONNECTED, 0, nowNs, nowNs, "", nowNs);
        sink.publish();
    }

    @Test
    void forgetsWhatWasMergedWhenTheFeedConnectsAnew() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            connected();
                            noren("tk", "\"lp\":\"100.00\",\"v\":\"7\"", true);
                            noren("tf", "\"lp\":\"100.05\"", true);
                            connected();
                            noren("tf", "\"lp\":\"100.10\"", true);
                        });
        assertEquals("identical", proof.get("verdict"), proof.toString());
        assertEquals(3L, proof.get("ticksCompared"));
    }

    @Test
    void acceptsWhatHangsOnAMissingFrameUntilTheNextSnapshot() throws Exception {
        Day day =
                () -> {
                    connected();
                    noren("tk", "\"lp\":\"100.00\",\"v\":\"7\"", true);
                    noren("tf", "\"v\":\"8\"", false);
                    noren("tf", "\"lp\":\"100.05\"", true);
                    noren("tf", "\"lp\":\"100.10\"", true);
                    noren("tk", "\"lp\":\"100.15\",\"v\":\"9\"", true);
                };
        var proof = proofOf(day);
        assertEquals("identical, with gaps", proof.get("verdict"), proof.toString());
        assertEquals(2L, proof.get("ticksUncertainBehindMissingFrames"));
        assertEquals(2L, proof.get("ticksCompared"));
    }

    @Test
    void noticesADifferenceBehindTheSnapshotThatEndsTheDoubt() throws Exception {
        var proof =
                proofOf(
                        () -> {
                            noren("tk", "\"lp\":\"100.00\",\"v\":\"7\"", true);
                            noren("tf", "\"v\":\"8\"", false);
                            noren("tk", "\"lp\":\"100.15\",\"v\":\"9\"", true);
                            merging.forget();
                            noren("tf", "\"lp\":\"100.20\"", true);
                        });
        assertEquals("differs", proof.get("verdict"), proof.toString());
    }
}
