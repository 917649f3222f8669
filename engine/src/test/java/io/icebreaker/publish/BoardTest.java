package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class BoardTest {
    private final Board board = new Board(4, 1 << 12, 1 << 12);
    private final Copy copy = new Copy();
    private long sequence;

    @Test
    void keepsFieldsThatLaterPacketsDoNotCarry() {
        board.quote(1, packet().ltp(245_000_000).volume(75).oi(9), 25);
        board.quote(1, packet().ltp(245_000_500), 99);

        board.readQuote(1, copy);
        assertEquals(245_000_500, copy.words()[Quote.LTP]);
        assertEquals(9, copy.words()[Quote.OI]);
        assertEquals(
                25, copy.words()[Quote.CVD]); // the second packet has no volume, so no delta either
        assertFalse(Quote.has(copy.words(), Quote.ATP));
        assertEquals(2, copy.stamp());
        assertEquals(2, copy.version());
    }

    @Test
    void aStalePacketChangesNothingButItsFeedsCount() {
        board.quote(1, packet().ltp(100), 0);
        board.quote(1, packet().ltp(200).effectiveTimeNs(0), 0);

        board.readQuote(1, copy);
        assertEquals(100, copy.words()[Quote.LTP]);
        assertEquals(2, board.feeds().ticks(0));
    }

    @Test
    void aMissingSideOfTheBookIsMissingNotZero() {
        board.quote(1, packet().bid(0, 100, 5, 1).ask(0, 101, 5, 1).mark(TickFlags.HAS_DEPTH), 0);
        board.quote(1, packet().bid(0, 99, 5, 2).mark(TickFlags.HAS_DEPTH), 0);

        board.readQuote(1, copy);
        assertTrue(Quote.has(copy.words(), Quote.BID));
        assertEquals(99, copy.words()[Quote.BID]);
        assertFalse(Quote.has(copy.words(), Quote.ASK));
        assertEquals(2, copy.words()[Quote.BIDS + 2]);
    }

    @Test
    void aBookWithoutAnyLevelLeavesTheOneBefore() {
        board.quote(1, packet().bid(0, 100, 5, 1).mark(TickFlags.HAS_DEPTH), 0);
        board.quote(1, packet().bid(0, 0, 7, 1).ask(0, 101, 0, 1).mark(TickFlags.HAS_DEPTH), 0);

        board.readQuote(1, copy);
        assertEquals(100, copy.words()[Quote.BID]);
    }

    @Test
    void aFormingBarIsStampedWithTheNumberItWillClose() {
        board.forming(2, Board.MINUTE, words(7, 200), 0, 200);
        board.readForming(2, Board.MINUTE, copy);
        assertEquals(200, copy.length());
        assertEquals(1, copy.stamp());

        board.closed(2, Board.MINUTE, words(7, 200), 0, 200);
        assertEquals(
                1,
                board.history(Board.MINUTE)
                        .closed(2)); // so the forming copy above is the closed bar

        board.forming(2, Board.MINUTE, words(8, 40), 0, 40);
        board.readForming(2, Board.MINUTE, copy);
        assertEquals(2, copy.stamp());
        assertEquals(40, copy.length());
    }

    @Test
    void instrumentsBringRoomForTheirFormingBars() {
        for (int id = 0; id < 4; id++) {
            board.forming(id, Board.MINUTE, words(7, 200), 0, 200);
            board.forming(id, Board.SECOND, words(7, 100), 0, 100);
        }
        board.forming(3, Board.MINUTE, words(7, 20_000), 0, 20_000); // what others leave

        board.readForming(3, Board.MINUTE, copy);
        assertEquals(20_000, copy.length());
        board.readForming(2, Board.SECOND, copy);
        assertEquals(100, copy.length());
        assertEquals(0, board.growths());
    }

    @Test
    void nothingWrittenReadsAsEmpty() {
        board.readForming(0, Board.SECOND, copy);
        assertEquals(0, copy.length());
        board.readQuote(0, copy);
        assertEquals(0, copy.length());
        assertEquals(0, board.quoteVersion(0));
    }

    @Test
    void feedsKeepTheirStateThroughDroppedPackets() {
        board.feeds().names("kite, dhan");
        board.feeds().state(1, FeedState.LIVE.ordinal(), 0);
        board.feeds().state(1, FeedState.DROPPED.ordinal(), 12);

        assertEquals("dhan", board.feeds().name(1));
        assertEquals(FeedState.LIVE, board.feeds().state(1));
        assertEquals(12, board.feeds().lost(1));
    }

    /**
     * Every word of a write is the same number and the lengths vary, so a copy torn between two writes shows.
     */
    @Test
    void neverShowsAReaderATornFormingBar() throws Exception {
        var done = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var one = pool.submit(readUntil(done));
            var two = pool.submit(readUntil(done));
            for (int write = 1; write <= 300_000; write++) {
                int length = 1 + write % 257;
                board.forming(0, Board.SECOND, words(write * 1_000L + length, length), 0, length);
            }
            done.set(true);
            assertTrue(one.get() > 0 && two.get() > 0);
        } finally {
            done.set(true);
            pool.shutdownNow();
        }
    }

    private Callable<Long> readUntil(AtomicBoolean done) {
        return () -> {
            var mine = new Copy();
            long reads = 0;
            long newest = 0;
            while (!done.get() || reads == 0) {
                board.readForming(0, Board.SECOND, mine);
                for (int i = 0; i < mine.length(); i++) {
                    assertEquals(mine.words()[0], mine.words()[i]);
                }
                if (mine.length() > 0) {
                    assertEquals(mine.words()[0] % 1_000, mine.length());
                    assertTrue(mine.words()[0] >= newest, "an older bar came after a newer one");
                    newest = mine.words()[0];
                    reads++;
                }
            }
            return reads;
        };
    }

    private Tick packet() {
        sequence++;
        return new Tick().effectiveTimeNs(sequence).receiveTimeNs(sequence).sequence(sequence);
    }

    private static long[] words(long word, int length) {
        var words = new long[length];
        Arrays.fill(words, word);
        return words;
    }
}
