package io.icebreaker.web;

import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;

/** An instrument's minutes as the board has them. Static; any thread. */
final class Minutes {
    /** Looks at minutes one by one. */
    @FunctionalInterface
    interface Visitor {
        /** One minute and its rows, valid during the call only; false when older ones do not matter. */
        boolean visit(long[] bar);
    }

    private Minutes() {}

    /**
     * Goes from the minute that is forming back to the oldest.
     *
     * @return whether older ones would have mattered but are gone
     */
    static boolean walk(Board board, int id, Visitor visitor) {
        BarHistory history = board.history(Board.MINUTE);
        var forming = new Copy();
        board.readForming(id, Board.MINUTE, forming); // first: if it closes now it is found closed
        BarHistory.Walk walk = history.walk(id);
        boolean found = walk.next();
        long newest = found ? walk.number() : history.closed(id);
        boolean more = true;
        if (forming.length() > 0 && forming.stamp() == newest + 1) {
            more = visitor.visit(forming.words());
        }
        while (more && found) {
            more = visitor.visit(walk.words());
            found = more && walk.next();
        }
        return more && walk.cut();
    }
}
