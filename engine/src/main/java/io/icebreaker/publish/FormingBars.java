package io.icebreaker.publish;

import io.icebreaker.bar.RowRoom;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The bar that is forming in each of some streams, of every instrument: for longer intervals to be merged
 * from.
 *
 * <p><b>Threading.</b> One writer; everybody may read. <b>Allocation.</b> The writer: when there are more
 * rows at a time than there is room for ({@link #growths}), and a block that nobody has made ahead
 * ({@link RowRoom}).
 */
final class FormingBars {
    /**
     * Rows for the forming bars of an instrument: busy simulated days took 530 each at most, half a minute of
     * 10,000 packets a second of 164 instruments 1,600. Blocks for them come when they are needed.
     */
    private static final int ROWS = 2_048;

    private static final VarHandle GROWTHS;

    static {
        try {
            GROWTHS =
                    MethodHandles.lookup().findVarHandle(FormingBars.class, "growths", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int streams;
    private final Region[] regions;
    private final RowRoom room = new RowRoom();
    private long growths;

    FormingBars(int maxInstruments, int streams) {
        this.streams = streams;
        regions = new Region[maxInstruments * streams];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = new Region(room);
        }
    }

    private Region region(int id, int stream) {
        return regions[id * streams + stream];
    }

    /** Takes over a bar and its rows; {@code number}: what it will be among its instrument's closed bars. */
    void write(int id, int stream, long[] words, int at, int length, long number) {
        Region region = region(id, stream);
        if (region.version() == 0) {
            room.reserve(ROWS / streams); // its first bar
        }
        region.begin(length);
        System.arraycopy(words, at, region.words(), region.start(), length);
        GROWTHS.setOpaque(this, room.made());
        region.end(number);
    }

    /** A day is over, for some instrument. */
    void dayEnds() {
        room.ahead();
    }

    /** See {@link RowRoom#makeSpare}; any one thread beside the writer. */
    void makeSpare() {
        room.makeSpare();
    }

    /** Grows with each write. Any thread. */
    long version(int id, int stream) {
        return region(id, stream).version();
    }

    /** Copies a forming bar, its number as the stamp; length 0 before the first. Any thread. */
    void read(int id, int stream, Copy copy) {
        region(id, stream).readOrNone(copy);
    }

    /** How often there was no room for all rows within the bound. Any thread. */
    long growths() {
        return (long) GROWTHS.getOpaque(this);
    }
}
