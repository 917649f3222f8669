package io.icebreaker.feed.sim;

/**
 * Which of a fixed number of order slots are in use: taking, giving back, and picking one at random are all
 * one step. One thread; allocates nothing after construction.
 */
final class OrderSlots {
    private final int[] slots;
    private final int[] places;
    private int used;

    OrderSlots(int capacity) {
        slots = new int[capacity];
        places = new int[capacity];
        for (int slot = 0; slot < capacity; slot++) {
            slots[slot] = slot;
        }
    }

    boolean isFull() {
        return used == slots.length;
    }

    int used() {
        return used;
    }

    /** One of the used slots, by its place {@code 0..used-1}. */
    int at(int place) {
        return slots[place];
    }

    int take() {
        int slot = slots[used];
        places[slot] = used++;
        return slot;
    }

    void giveBack(int slot) {
        int last = slots[--used];
        slots[places[slot]] = last;
        places[last] = places[slot];
        slots[used] = slot;
    }
}
