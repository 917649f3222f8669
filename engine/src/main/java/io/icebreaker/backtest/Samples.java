package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** The account's samples in arrays: a flat minute costs no object. One writer; grows by doubling. */
final class Samples {
    private static final int FIRST_ROOM = 1 << 12;

    private long[] timeNs = new long[FIRST_ROOM];
    private BigDecimal[] equity = new BigDecimal[FIRST_ROOM];
    private long[] gross = new long[FIRST_ROOM];
    private long[] notional = new long[FIRST_ROOM];
    private boolean[] isOpen = new boolean[FIRST_ROOM];
    private boolean[] isDayEnd = new boolean[FIRST_ROOM];
    private int count;

    void add(long at, BigDecimal net, long grossE4, long notionalE4, boolean open, boolean dayEnd) {
        if (count == timeNs.length) {
            grow(2 * count);
        }
        timeNs[count] = at;
        equity[count] = net;
        gross[count] = grossE4;
        notional[count] = notionalE4;
        isOpen[count] = open;
        isDayEnd[count] = dayEnd;
        count++;
    }

    /** Puts another account's samples behind these, as if it had begun with what these ended with. */
    void append(Samples next) {
        BigDecimal from = count == 0 ? BigDecimal.ZERO : equity[count - 1];
        long grossFrom = count == 0 ? 0 : gross[count - 1];
        for (int i = 0; i < next.count; i++) {
            add(
                    next.timeNs[i],
                    from.add(next.equity[i]),
                    grossFrom + next.gross[i],
                    next.notional[i],
                    next.isOpen[i],
                    next.isDayEnd[i]);
        }
    }

    private void grow(int room) {
        timeNs = Arrays.copyOf(timeNs, room);
        equity = Arrays.copyOf(equity, room);
        gross = Arrays.copyOf(gross, room);
        notional = Arrays.copyOf(notional, room);
        isOpen = Arrays.copyOf(isOpen, room);
        isDayEnd = Arrays.copyOf(isDayEnd, room);
    }

    int count() {
        return count;
    }

    long timeNs(int index) {
        return timeNs[index];
    }

    BigDecimal equity(int index) {
        return equity[index];
    }

    /** As values, made when asked for. */
    List<EquitySample> all() {
        return new AbstractList<>() {
            @Override
            public EquitySample get(int index) {
                return new EquitySample(
                        timeNs[index],
                        equity[index],
                        CostBook.rupees(gross[index]),
                        CostBook.rupees(notional[index]),
                        isOpen[index],
                        isDayEnd[index]);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }
}
