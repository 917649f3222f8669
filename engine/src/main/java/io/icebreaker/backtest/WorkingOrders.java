package io.icebreaker.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders that can still fill, by instrument, each list in order of creation. Orders may be added while the
 * lists are walked; what has ended leaves when they are tidied. One owner; allocates an instrument's list.
 */
final class WorkingOrders {
    private final List<Order>[] byId;

    /** Instruments with a list that is not empty. */
    private final int[] busy;

    private int busyCount;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
    WorkingOrders(int maxInstruments) {
        byId = new List[maxInstruments];
        busy = new int[maxInstruments];
    }

    void add(Order order) {
        if (byId[order.id] == null) {
            byId[order.id] = new ArrayList<>();
        }
        if (byId[order.id].isEmpty()) {
            busy[busyCount++] = order.id;
        }
        byId[order.id].add(order);
    }

    boolean has(int id) {
        return byId[id] != null && !byId[id].isEmpty();
    }

    /** The instrument's orders, ended ones included until it is tidied. */
    List<Order> of(int id) {
        return byId[id];
    }

    int busyCount() {
        return busyCount;
    }

    int busy(int index) {
        return busy[index];
    }

    void tidyAll() {
        for (int b = busyCount - 1; b >= 0; b--) {
            tidy(busy[b]);
        }
    }

    /** Drops what has ended. */
    void tidy(int id) {
        List<Order> mine = byId[id];
        int kept = 0;
        for (int i = 0; i < mine.size(); i++) {
            Order order = mine.get(i);
            if (order.isWorking()) {
                mine.set(kept++, order);
            }
        }
        while (mine.size() > kept) {
            mine.remove(mine.size() - 1);
        }
        if (kept == 0) {
            leave(id);
        }
    }

    private void leave(int id) {
        for (int b = 0; b < busyCount; b++) {
            if (busy[b] == id) {
                busyCount--;
                System.arraycopy(busy, b + 1, busy, b, busyCount - b);
                return;
            }
        }
    }
}
