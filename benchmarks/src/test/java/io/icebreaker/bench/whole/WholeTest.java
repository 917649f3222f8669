package io.icebreaker.bench.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Lines;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTest {
    @TempDir Path directory;

    @Test
    void readsItsTwoOptionsAndRefusesOthers() {
        assertEquals(new Given(null, false), Given.of(new String[0]));
        assertEquals(
                new Given(Path.of("f"), true), Given.of(new String[] {"--lines", "f", "--quick"}));
        assertThrows(IllegalArgumentException.class, () -> Given.of(new String[] {"--quick", "9"}));
        assertThrows(IllegalArgumentException.class, () -> Given.of(new String[] {"--lines"}));
    }

    @Test
    void keepsItsLinesAndEndsAsTheySay() throws IOException {
        Path file = directory.resolve("lines");
        String[] args = {"--lines", file.toString()};
        Line met = new Draft("P10", "replay", "ticks/s", 2e6).note("%d", 3).is(Verdict.MET);
        Line failed = new Draft("P10", "hash", "", 1).is(Verdict.FAIL);

        assertEquals(0, quietly(args, given -> List.of(met)));
        assertEquals(1, quietly(args, given -> List.of(met, failed)));
        assertEquals(List.of(met, met, failed), Lines.read(file));
        assertEquals(
                2,
                quietly(
                        args,
                        given -> {
                            throw new IOException("no disk");
                        }));
    }

    private static int quietly(String[] args, Given.Program program) {
        PrintStream errors = System.err;
        System.setErr(new PrintStream(new ByteArrayOutputStream()));
        try {
            return Given.code(args, program);
        } finally {
            System.setErr(errors);
        }
    }

    @Test
    void givesNoVerdictOnATimeInTheQuickForm() {
        assertEquals(Verdict.TOLD, new Given(null, true).timed(false));
        assertEquals(Verdict.MISSED, new Given(null, false).timed(false));
        assertEquals(Verdict.MET, new Given(null, false).timed(true));
    }

    @Test
    void findsAFrameThatIsNotTheSameForTwoPages() throws IOException {
        var findings = new PageFindings();
        String first = frame(7, 1_000);
        stream(findings, first + frame(8, 1_100) + frame(9, 1_200));
        stream(findings, first + frame(8, 1_100) + frame(9, 1_201));
        String[] said = findings.report().split(" ");

        assertEquals("4", said[0], "frames behind one that was seen");
        assertEquals("2", said[4], "compared");
        assertEquals("1", said[5], "different");
    }

    @Test
    void countsPacketsFromTheFrameBefore() throws IOException {
        var findings = new PageFindings();
        stream(findings, frame(7, 1_000) + frame(8, 1_100));
        String[] said = findings.report().split(" ");

        // Read at 1,150 ms: the packets between were planned 50 to 140 ms before.
        assertTrue(Math.abs(90_000 - Long.parseLong(said[1])) <= 10_000, said[1]);
        assertTrue(Math.abs(140_000 - Long.parseLong(said[2])) <= 1_000, said[2]);
    }

    private static String frame(long number, long timeMs) {
        return "event: frame\nid: %d\ndata: {\"f\":%d,\"s\":1,\"t\":%d}\n\n"
                .formatted(number, number, timeMs);
    }

    /** An answer's head and these events, in pieces that end anywhere. */
    private static void stream(PageFindings findings, String events) throws IOException {
        byte[] all = ("HTTP/1.1 200 OK\r\nA: b\r\n\r\n" + events).getBytes(StandardCharsets.UTF_8);
        var stream = new EventStream(findings);
        try (var server = ServerSocketChannel.open();
                var page = SocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            page.connect(server.getLocalAddress());
            try (var socket = server.accept()) {
                for (int at = 0; at < all.length; at += 11) {
                    socket.write(ByteBuffer.wrap(all, at, Math.min(11, all.length - at)));
                    assertTrue(stream.readFrom(page, () -> 1_150_000_000L));
                }
            }
        }
    }

    @Test
    void handsOnWhatItGatheredInOrder() {
        List<Long> prices = new ArrayList<>();
        var slot = new Tick();
        var packed =
                new PackedSink(
                        new TickSink() {
                            @Override
                            public Tick claim() {
                                return slot.clear();
                            }

                            @Override
                            public void publish() {
                                prices.add(slot.ltp());
                            }

                            @Override
                            public void reject(Reject reason) {
                                throw new IllegalStateException(reason.toString());
                            }
                        });
        for (long price = 1; price <= 5_000; price++) {
            packed.claim().ltp(price);
            packed.publish();
        }
        packed.flush();

        assertEquals(5_000, prices.size());
        assertEquals(5_000L, prices.get(4_999));
    }

    @Test
    void addsUpWhatAProcessSaid() {
        assertEquals(7, HotDay.sum(List.of("lane 3", "lanes 9", "lane 4"), "lane"));
    }
}
