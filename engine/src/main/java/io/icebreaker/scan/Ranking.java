package io.icebreaker.scan;

/**
 * The few greatest of many fractions, best first: insertion into fixed arrays, compared exactly, ties by
 * turnover, then symbol (analytics 8.4). One thread; allocates nothing after construction.
 */
public final class Ranking {
    private final int[] id;
    private final int[] symbolRank;
    private final long[] move;
    private final long[] base;
    private final long[] turnover;
    private int size;

    /** With room for so many. */
    public Ranking(int shown) {
        id = new int[shown];
        symbolRank = new int[shown];
        move = new long[shown];
        base = new long[shown];
        turnover = new long[shown];
    }

    /** Begins anew. */
    public void clear() {
        size = 0;
    }

    /**
     * Looks at one more; keeps it when it is among the best.
     *
     * @param rank its place among all symbols in their order
     * @param newBase above 0
     */
    public void offer(int newId, int rank, long newMove, long newBase, long newTurnover) {
        int at = size;
        while (at > 0 && isBefore(rank, newMove, newBase, newTurnover, at - 1)) {
            at--;
        }
        if (at == id.length) {
            return;
        }
        size = Math.min(size + 1, id.length);
        for (int i = size - 1; i > at; i--) {
            copy(i - 1, i);
        }
        id[at] = newId;
        symbolRank[at] = rank;
        move[at] = newMove;
        base[at] = newBase;
        turnover[at] = newTurnover;
    }

    private boolean isBefore(int rank, long newMove, long newBase, long newTurnover, int at) {
        int byMove = DayMove.compareFractions(newMove, newBase, move[at], base[at]);
        if (byMove != 0) {
            return byMove > 0;
        }
        return newTurnover != turnover[at] ? newTurnover > turnover[at] : rank < symbolRank[at];
    }

    private void copy(int from, int to) {
        id[to] = id[from];
        symbolRank[to] = symbolRank[from];
        move[to] = move[from];
        base[to] = base[from];
        turnover[to] = turnover[from];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Who is best, second best and so on, from 0. */
    public int id(int place) {
        return id[place];
    }
}
