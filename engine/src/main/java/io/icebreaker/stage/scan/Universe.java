package io.icebreaker.stage.scan;

import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.stage.option.IndexNames;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.Arrays;

/**
 * Who is scanned: shares, indices and futures, each with a place from 0 in order of definition. Movers,
 * breadth and what looks for single names count shares, and futures where no shares trade (MCX, currency):
 * a stock's future would count it twice. Cold but for reading; one thread.
 */
final class Universe {
    static final int NONE = -1;
    private static final int FIRST_ROOM = 64;

    /** By id. */
    private final int[] places;

    /** By place. */
    private int[] ids = new int[FIRST_ROOM];

    private Instrument[] instruments = new Instrument[FIRST_ROOM];
    private boolean[] counted = new boolean[FIRST_ROOM];
    private int[] ranks = new int[FIRST_ROOM];
    private int[] spots = new int[FIRST_ROOM];
    private int count;

    Universe(int maxInstruments) {
        places = new int[maxInstruments];
        Arrays.fill(places, NONE);
    }

    /** Takes up a definition; a second one of an id replaces the first. */
    void define(int id, Instrument instrument) {
        if (instrument.type().isOption()) {
            return;
        }
        int place = places[id];
        if (place == NONE) {
            place = add(id);
        } else {
            leave(place);
        }
        instruments[place] = instrument;
        boolean derivative = SessionGroup.of(instrument.segment()) == SessionGroup.DERIVATIVES;
        counted[place] =
                instrument.type() == InstrumentType.EQ
                        || instrument.type() == InstrumentType.FUT && !derivative;
        enter(place);
        link(place);
    }

    private int add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            instruments = Arrays.copyOf(instruments, 2 * count);
            counted = Arrays.copyOf(counted, 2 * count);
            ranks = Arrays.copyOf(ranks, 2 * count);
            spots = Arrays.copyOf(spots, 2 * count);
        }
        ids[count] = id;
        places[id] = count;
        return count++;
    }

    /** The others close ranks. */
    private void leave(int place) {
        int rank = ranks[place];
        for (int other = 0; other < count; other++) {
            ranks[other] -= ranks[other] > rank ? 1 : 0;
        }
        instruments[place] = null;
    }

    /** Equal symbols (of two exchanges) rank by place. */
    private void enter(int place) {
        int rank = 0;
        String symbol = instruments[place].symbol();
        for (int other = 0; other < count; other++) {
            if (other != place && instruments[other] != null) {
                int order = instruments[other].symbol().compareTo(symbol);
                boolean before = order < 0 || order == 0 && other < place;
                rank += before ? 1 : 0;
                ranks[other] += before ? 0 : 1;
            }
        }
        ranks[place] = rank;
    }

    /** Finds whose price a future is on, or which futures are on this one's. */
    private void link(int place) {
        spots[place] = NONE;
        for (int other = 0; other < count; other++) {
            if (spots[place] == NONE && isOn(place, other)) {
                spots[place] = other;
            }
            if (spots[other] == NONE && isOn(other, place)) {
                spots[other] = place;
            }
        }
    }

    /** Whether a future's underlying is that share or index. */
    private boolean isOn(int future, int spot) {
        return isFuture(future)
                && !isFuture(spot)
                && IndexNames.underlying(instruments[spot]).equals(instruments[future].underlying())
                && IndexNames.family(instruments[spot])
                        .equals(IndexNames.family(instruments[future]));
    }

    /** Place of an id, {@link #NONE} when it is not scanned. */
    int place(int id) {
        return places[id];
    }

    int count() {
        return count;
    }

    int id(int place) {
        return ids[place];
    }

    /** Whether movers, breadth, breakouts and the like count it. */
    boolean isCounted(int place) {
        return counted[place];
    }

    boolean isShare(int place) {
        return instruments[place].type() == InstrumentType.EQ;
    }

    boolean isFuture(int place) {
        return instruments[place].type() == InstrumentType.FUT;
    }

    boolean isIndex(int place) {
        return instruments[place].type() == InstrumentType.IDX;
    }

    /** Place among all symbols in their order. */
    int rank(int place) {
        return ranks[place];
    }

    /** Place of a future's underlying, {@link #NONE} when it is not streamed. */
    int spotOf(int place) {
        return spots[place];
    }
}
