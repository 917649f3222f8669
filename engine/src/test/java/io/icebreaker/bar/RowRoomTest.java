package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowRoomTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RowRoom room = new RowRoom();

    private record Piece(int place, int rows, long mark) {}

    @Test
    void piecesNeverOverlapAndJoinAgain() {
        var random = new Random(5);
        List<Piece> lent = new ArrayList<>();
        room.reserve(2 * Ladder.MAX_ROWS);
        for (int i = 1; i <= 100_000; i++) {
            boolean isWide = lent.size() > 40;
            if (!lent.isEmpty() && random.nextInt(80) < lent.size()) {
                giveBack(lent.remove(random.nextInt(lent.size())));
            } else {
                lent.add(lend(RowRoom.LEAST_ROWS << random.nextInt(isWide ? 4 : 10), i));
            }
        }
        lent.forEach(this::giveBack);
        long made = room.made();
        room.lend(Ladder.MAX_ROWS / 2);
        room.lend(Ladder.MAX_ROWS / 2);
        assertEquals(made, room.made());
    }

    private Piece lend(int rows, long mark) {
        int place = room.lend(rows);
        int at = room.at(place);
        Arrays.fill(room.cells(place), at, at + rows * Rows.WORDS, mark);
        return new Piece(place, rows, mark);
    }

    private void giveBack(Piece piece) {
        int at = room.at(piece.place);
        for (int i = at; i < at + piece.rows * Rows.WORDS; i++) {
            assertEquals(piece.mark, room.cells(piece.place)[i]);
        }
        room.takeBack(piece.place, piece.rows);
    }

    @Test
    void whatIsReservedIsThereToTheLastRow() {
        room.reserve(1);
        for (int i = 0; i < Ladder.MAX_ROWS / 32 - 1; i++) {
            room.lend(32);
        }
        assertEquals(0, room.made());

        room.lend(32);
        assertEquals(1, room.made());
    }

    @Test
    void theWidestLadderFits() {
        room.reserve(1);
        var ladder = new Ladder(room);
        ladder.add(0, 1, 0, 0, 1);
        ladder.add(70_000, 1, 0, 0, 1);
        assertEquals(Ladder.MAX_ROWS, ladder.rows());
        assertEquals(1, ladder.growths());
        assertEquals(1, ladder.clamped());
    }

    @Test
    void aRoomOfFewRowsStaysSmall() {
        var cells = new long[0];
        for (int i = 0; i < 100; i++) {
            cells = room.cells(room.lend(RowRoom.LEAST_ROWS));
        }
        assertEquals(6, room.made()); // 4 pieces, 4, 8, 16, 32, 64
        assertEquals(64 * RowRoom.LEAST_ROWS * Rows.WORDS, cells.length);
    }

    /** Far apart, then near: rows must come back empty, and each sum be right. */
    @Test
    void laddersThatShareRoomDoNotSeeEachOthersRows() {
        var random = new Random(9);
        var ladders = new Ladder[8];
        Arrays.setAll(ladders, i -> new Ladder(room));
        var sums = new long[ladders.length];
        for (int i = 0; i < 200_000; i++) {
            int at = random.nextInt(ladders.length);
            if (random.nextInt(200) == 0) {
                ladders[at].clear();
                sums[at] = 0;
            }
            int spread = 1 << random.nextInt(12);
            ladders[at].add(50_000 + random.nextInt(spread) - spread / 2, 1, 2, 3, 1);
            sums[at] += 6;
            if (i % 97 == 0) {
                var words = new long[ladders[at].rows() * Rows.WORDS];
                ladders[at].copyTo(words, 0);
                assertEquals(sums[at], Rows.sum(words, 0, ladders[at].rows()));
            }
        }
    }

    @Test
    void whatIsMadeAheadIsTakenWithoutAllocating() {
        room.reserve(8 * Ladder.MAX_ROWS);
        takeMadeAhead(1);
        takeMadeAhead(1);
        takeMadeAhead(1);
        takeMadeAhead(1);
        takeMadeAhead(2); // half as many again where there are four
    }

    /** A block, lacking its last piece, has one half to lend. */
    private void takeMadeAhead(int blocks) {
        room.makeSpare();
        allocated();
        long before = allocated();
        for (int i = 0; i < blocks; i++) {
            room.lend(Ladder.MAX_ROWS / 2);
        }
        assertTrue(allocated() - before < 1 << 12, "a block is 2 MiB");
    }

    @Test
    void twoThatWidenAtOnceFindTheirRows() {
        room.reserve(4 * Ladder.MAX_ROWS);
        room.lend(RowRoom.LEAST_ROWS); // its block has a half to lend
        takeMadeAhead(2);
    }

    @Test
    void oneIsMadeAheadUntilItIsTaken() {
        room.reserve(4 * Ladder.MAX_ROWS);
        room.makeSpare();
        allocated();
        long before = allocated();
        room.makeSpare();
        assertEquals(before, allocated());
    }

    @Test
    void nothingIsMadeAheadBeyondWhatIsAllowed() {
        allocated();
        long before = allocated();
        room.makeSpare();
        assertEquals(before, allocated());
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
