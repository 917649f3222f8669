package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NorenAllocationTest {
    private static final int ROUNDS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final NorenDecoder decoder = new NorenDecoder((segment, token) -> 0, 0, 100);
    private final CountingSink sink = new CountingSink();

    private long allocated(List<byte[]> messages, int rounds) {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < messages.size(); i++) {
                decoder.decode(messages.get(i), NorenSamples.SESSION_NS, sink);
            }
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allocatesNothingForAMillionMessagesOfASession() {
        List<byte[]> messages =
                NorenSamples.session().stream()
                        .filter(NorenSamples.Line::isFromServer)
                        .map(line -> bytes(line.text()))
                        .toList();
        allocated(messages, ROUNDS / 10);
        long before = sink.published();
        long allocated = allocated(messages, ROUNDS);

        assertEquals(9L * ROUNDS, sink.published() - before);
        System.out.println(
                "NorenDecoder: "
                        + allocated
                        + " bytes for "
                        + (long) messages.size() * ROUNDS
                        + " messages");
        assertTrue(allocated < 100_000, allocated + " bytes");
    }

    @Test
    void aTextThatIsNoMessageCostsAFewKilobytes() {
        List<byte[]> bad = List.of(bytes("{\"t\":\"df\",\"tk\":1}"), bytes("{\"t\":\"df\""));
        allocated(bad, ROUNDS / 10);
        long perFrame = allocated(bad, ROUNDS / 10) / (bad.size() * (ROUNDS / 10));
        System.out.println("NorenDecoder: " + perFrame + " bytes a refused text");
        assertTrue(perFrame < 3_000, perFrame + " bytes");
    }

    @Test
    void refusalsBehindTheTextAllocateNothing() {
        List<byte[]> bad =
                List.of(
                        bytes("{\"t\":\"zz\"}"),
                        bytes("{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"x\"}"),
                        bytes("{\"t\":\"df\",\"tk\":\"9\"}"),
                        bytes("{\"t\":\"dk\",\"e\":\"NCX\",\"tk\":\"9\"}"));
        allocated(bad, ROUNDS / 10);
        assertTrue(allocated(bad, ROUNDS) < 100_000);
    }
}
