package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers instruments have on Kite's wire: exchange token and segment in 32 bits, so 24 are left for the
 * token. Wider tokens of recordings get free numbers, counted down from the top; segments Kite does not know
 * travel as MCXSX, which nobody uses and which shares their divisor.
 */
public final class KiteTokens {
    private static final int SEGMENT_BITS = 8;
    private static final long MAX_TOKEN = (1L << 24) - 1;

    private final List<Instrument> onWire = new ArrayList<>();
    private final Map<Long, Integer> indexes = new HashMap<>();

    /** Numbers instruments in order; the place in the list is the index. */
    public KiteTokens(List<Instrument> instruments) {
        Set<Long> taken = new HashSet<>();
        for (Instrument instrument : instruments) {
            if (fits(instrument)) {
                taken.add(number(segmentCode(instrument), instrument.token()));
            }
        }
        long free = MAX_TOKEN;
        for (Instrument instrument : instruments) {
            int segment = segmentCode(instrument);
            long token = instrument.token();
            if (!fits(instrument)) {
                while (taken.contains(number(segment, free))) {
                    free--;
                }
                token = free--;
            }
            indexes.put(number(segment, token), onWire.size());
            onWire.add(renumbered(instrument, segment, token));
        }
    }

    /** Whether the exchange's own number can travel as it is. */
    private static boolean fits(Instrument instrument) {
        return instrument.token() <= MAX_TOKEN && isKites(Segments.knownCode(instrument.segment()));
    }

    private static int segmentCode(Instrument instrument) {
        int known = Segments.knownCode(instrument.segment());
        return isKites(known) ? known : Segments.knownCode("MCXSX");
    }

    /** Kite's segment bytes are 1..9; the engine knows more. */
    private static boolean isKites(int segment) {
        return segment >= 1 && segment <= Segments.knownCode("IDX");
    }

    private static long number(int segment, long token) {
        return token << SEGMENT_BITS | segment;
    }

    private static Instrument renumbered(Instrument of, int segment, long token) {
        return new Instrument(
                Segments.name(segment),
                token,
                of.symbol(),
                of.type(),
                of.underlying(),
                of.expiry(),
                of.strike(),
                of.lotSize(),
                of.tickSize());
    }

    /** The definition as a client of the wire must know it: same instrument, the wire's segment and token. */
    public Instrument onWire(int index) {
        return onWire.get(index);
    }

    /** All of them in order of index. */
    public List<Instrument> onWire() {
        return List.copyOf(onWire);
    }

    /** Kite's instrument_token. */
    public long instrumentToken(int index) {
        Instrument instrument = onWire.get(index);
        return number(Segments.knownCode(instrument.segment()), instrument.token());
    }

    /** Index behind an instrument_token, or -1. */
    public int index(long instrumentToken) {
        return indexes.getOrDefault(instrumentToken, -1);
    }
}
