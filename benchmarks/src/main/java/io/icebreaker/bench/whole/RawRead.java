package io.icebreaker.bench.whole;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** A queue read by nothing but Chronicle: each document's bytes copied out and not looked at. */
final class RawRead {
    private static final int LARGEST = 4 << 20;

    private RawRead() {}

    /** How many of the queue's {@code events} a second come out. */
    static double eventsPerSecond(Path queue, long events) {
        byte[] copy = new byte[LARGEST];
        try (ChronicleQueue open =
                        SingleChronicleQueueBuilder.binary(queue.toFile())
                                .rollCycle(RollCycles.FAST_DAILY)
                                .readOnly(true)
                                .build();
                ExcerptTailer tailer = open.createTailer()) {
            long begun = System.nanoTime();
            long bytes = 0;
            for (long n = take(tailer, copy); n >= 0; n = take(tailer, copy)) {
                bytes += n;
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Given.say("raw: %,d bytes in %.2f s", bytes, seconds);
            return events / seconds;
        }
    }

    /** Bytes of the next document; below 0 at the end. */
    private static int take(ExcerptTailer tailer, byte[] copy) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return -1;
            }
            Bytes<?> bytes = document.wire().bytes();
            return bytes.read(copy);
        }
    }
}
