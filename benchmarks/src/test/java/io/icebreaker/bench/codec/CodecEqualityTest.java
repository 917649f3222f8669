package io.icebreaker.bench.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed side by side says the same; no clock here. */
class CodecEqualityTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @ValueSource(ints = {8, 44, 184})
    void ourKiteDecoderSaysWhatTheBrokersJavaClientSays(int length) {
        var official = new OfficialKite();
        for (ByteBuffer frame : frames(length)) {
            KiteValues.requireEqual(
                    OfficialKite.NAME,
                    KiteValues.ours(frame, length),
                    KiteValues.official(official.decode(frame.array()), length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 44, 184})
    void ourKiteDecoderSaysWhatTheBrokersNodeClientSays(int length) throws IOException {
        NpmKite client = NpmKite.below(Path.of(System.getProperty("icebreaker.root", "..")));
        assumeTrue(client.isInstalled(), "benchmarks/src/main/node has no node_modules");
        for (ByteBuffer frame : frames(length)) {
            NpmKite.Decoded theirs = client.decode(Map.of("frame", frame), 1).get("frame");

            KiteValues.requireEqual(NpmKite.NAME, KiteValues.ours(frame, length), theirs.packets());
        }
    }

    private static List<ByteBuffer> frames(int length) {
        return List.of(KiteFrames.frame(length, SEED), KiteFrames.captured(length));
    }

    @Test
    void aPeerThatSaysSomethingElseIsNoticed() {
        List<long[]> ours = KiteValues.ours(KiteFrames.frame(184, SEED), 184);
        List<long[]> theirs = KiteValues.ours(KiteFrames.frame(184, SEED), 184);
        theirs.get(99)[43]++;

        var found =
                assertThrows(
                        AssertionError.class, () -> KiteValues.requireEqual("peer", ours, theirs));
        assertTrue(found.getMessage().startsWith("peer: packet 99, depth value 29: expected 11"));
    }

    @Test
    void theCapturedFullPacketSaysWhatItsPublisherPrints() {
        long[] packet = KiteValues.ours(KiteFrames.captured(184), 184).get(0);

        assertEquals(15_737_000, packet[1]); // ltp 1573.70
        assertEquals(1_192_471, packet[3]); // volume
        assertEquals(1_625_461_887, packet[13]); // 2021-07-05 10:41:27 IST
        assertEquals(724, packet[42]); // the fifth ask's quantity
    }

    @Test
    void theOtherDecodersSayWhatThePlainReadsSay() {
        new AllDecoders().requireEqual();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void theJournalGivesBackWhatWasAppended(int batch, @TempDir Path directory)
            throws JournalException {
        int count = 640;
        try (var ticks = new JournaledTicks(directory, JournaledTicks.TICK_RECORD, batch)) {
            assertEquals(1 + count, ticks.append(count));
        }
        var packets = new Packets(1);
        var tick = new Tick();
        try (var journal = JournalDirectory.forReading(directory);
                var reader = new JournalReader(journal)) {
            assertTrue(reader.next(), "configuration");
            for (int n = 0; n < count; n++) {
                assertTrue(reader.next(), "record " + n);
                reader.copyTo(tick.clear());
                assertEquals(2 + n, reader.sequence());
                assertEquals(packets.ltp[n], tick.ltp());
                assertEquals(packets.ask(n, 4), tick.ask(4));
            }
        }
    }
}
