package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is who, beside a map that says the same. */
class InstrumentsTest {
    private static final List<String> SEGMENTS = List.of("NSE", "NFO", "MCX", "GLOBAL", "OTHER2");

    private final Random random = new Random(11);

    private static Instrument instrument(String segment, long token) {
        String symbol = segment + token;
        return new Instrument(segment, token, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    /** Neighbours as well as tokens from all over. */
    private long token() {
        return random.nextBoolean()
                ? 1 + random.nextInt(3_000)
                : 1 + (random.nextLong() & 0xffff_ffffL) % Instrument.MAX_TOKEN;
    }

    @Test
    void everyoneIsFoundUnderTheFirstIdGiven() {
        var instruments = new Instruments(20_000);
        Map<String, Integer> twin = new HashMap<>();
        for (int round = 0; round < 60; round++) {
            List<Instrument> some = new ArrayList<>();
            for (int n = random.nextInt(300); n >= 0; n--) {
                String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
                some.add(instrument(segment, token()));
            }
            int last = instruments.registerAll(some);
            some.forEach(it -> twin.putIfAbsent(it.symbol(), twin.size()));
            assertEquals(twin.get(some.get(some.size() - 1).symbol()), last);
        }
        assertEquals(twin.size(), instruments.count());
        for (int id = 0; id < instruments.count(); id++) {
            Instrument known = instruments.get(id);
            assertEquals(twin.get(known.symbol()), instruments.id(known.segment(), known.token()));
            assertEquals(id, instruments.id(known.segment(), known.token()));
        }
        for (int n = 0; n < 100_000; n++) {
            String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            long token = token();
            int expected = twin.getOrDefault(segment + token, Instruments.UNKNOWN);
            assertEquals(expected, instruments.id(segment, token));
        }
    }

    @Test
    void nobodyIsKnownBeforeTheFirst() {
        var instruments = new Instruments(1);
        assertEquals(Instruments.UNKNOWN, instruments.id("NSE", 1));
        assertEquals(0, instruments.register(instrument("NSE", 1)));
        assertEquals(0, instruments.id("NSE", 1));
        assertEquals(Instruments.UNKNOWN, instruments.id("NSE", 2));
    }

    @Test
    void whoCameBeforeOneTooManyIsFound() {
        var instruments = new Instruments(2);
        var three = List.of(instrument("NSE", 5), instrument("NFO", 5), instrument("NSE", 6));
        var refusal =
                assertThrows(IllegalStateException.class, () -> instruments.registerAll(three));
        assertTrue(refusal.getMessage().contains("engine.max-instruments"), refusal.getMessage());
        assertEquals(2, instruments.count());
        assertEquals(0, instruments.id("NSE", 5));
        assertEquals(1, instruments.id("NFO", 5));
        assertEquals(Instruments.UNKNOWN, instruments.id("NSE", 6));
    }
}
