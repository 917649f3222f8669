package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.UniverseChoice.Chain;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AtmFollowerTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final Listing listing = new Listing();
    private final AtmFollower follower = new AtmFollower(chain(1), listing);
    private long nowNs = 1;

    private static BrokerInstrument instrument(long token, InstrumentType type, long strike) {
        boolean isIndex = type == InstrumentType.IDX;
        var it =
                new Instrument(
                        isIndex ? "IDX" : "NFO",
                        token,
                        isIndex ? "NIFTY 50" : "NIFTY" + strike + type,
                        type,
                        isIndex ? "" : "NIFTY",
                        isIndex ? null : LocalDate.of(2026, 12, 1),
                        strike,
                        75,
                        500);
        return new BrokerInstrument(it, it.segment(), token, it.symbol());
    }

    /** Strikes 1000, 1100 ... 3000. */
    private static Chain chain(int each) {
        List<BrokerInstrument> options = new ArrayList<>();
        for (long strike = 1_000; strike <= 3_000; strike += 100) {
            options.add(instrument(2 * strike, InstrumentType.CE, strike));
            options.add(instrument(2 * strike + 1, InstrumentType.PE, strike));
        }
        return new Chain(instrument(1, InstrumentType.IDX, 0), options, each);
    }

    /** Keeps strikes that stream; their calls and puts go together or the test fails. */
    private static final class Listing implements AtmFollower.Listing {
        private final Set<Long> tokens = new TreeSet<>();
        private final List<String> done = new ArrayList<>();
        private long price;
        private boolean full;

        @Override
        public long price(Instrument instrument) {
            assertEquals("NIFTY 50", instrument.symbol());
            return price;
        }

        @Override
        public boolean open(List<BrokerInstrument> options) {
            done.add("+" + options.size());
            return !full && options.stream().allMatch(it -> tokens.add(it.token()));
        }

        @Override
        public void close(List<BrokerInstrument> options) {
            done.add("-" + options.size());
            options.forEach(it -> assertEquals(true, tokens.remove(it.token())));
        }

        List<Long> strikes() {
            return tokens.stream().filter(it -> it % 2 == 0).map(it -> it / 2).toList();
        }
    }

    private List<Long> at(long price) {
        listing.price = price;
        follower.look(nowNs++);
        assertEquals(2 * listing.strikes().size(), listing.tokens.size());
        return listing.strikes();
    }

    @Test
    void waitsForAPriceThenOpensTheWindow() {
        assertEquals(List.of(), at(0));
        assertEquals(List.of(1_900L, 2_000L, 2_100L), at(2_010));
        assertEquals(List.of("+6"), listing.done);
        at(2_040);
        at(1_970);
        assertEquals(List.of("+6"), listing.done, "the price did not leave its strike");
    }

    @Test
    void opensWhatComesInAtOnceAndClosesWhatIsOutAfterTenMinutes() {
        at(2_000);
        assertEquals(List.of(1_900L, 2_000L, 2_100L, 2_200L), at(2_100));
        nowNs += 9 * MINUTE_NS;
        assertEquals(List.of(1_900L, 2_000L, 2_100L, 2_200L), at(2_100));
        nowNs += 2 * MINUTE_NS;
        assertEquals(List.of(2_000L, 2_100L, 2_200L), at(2_100));
        assertEquals(List.of("+6", "+2", "-2"), listing.done);
    }

    @Test
    void whatComesBackInTimeStays() {
        at(2_000);
        at(2_100);
        nowNs += 9 * MINUTE_NS;
        at(2_000);
        nowNs += 9 * MINUTE_NS;
        assertEquals(List.of(1_900L, 2_000L, 2_100L, 2_200L), at(2_000), "2200 is out for nine");
        nowNs += 2 * MINUTE_NS;
        assertEquals(List.of(1_900L, 2_000L, 2_100L), at(2_000));
    }

    @Test
    void aMarketThatRunsNeverStreamsMoreThanFourWindows() {
        for (long price = 1_100; price <= 2_900; price += 100) {
            at(price);
            assertEquals(true, listing.tokens.size() <= chain(1).most(), listing.done::toString);
        }
        assertEquals(
                List.of(2_500L, 2_600L, 2_700L, 2_800L, 2_900L, 3_000L),
                listing.strikes(),
                "twelve options: the window and the last to leave it");
    }

    @Test
    void triesAgainAtTheNextMoveWhenThereWasNoRoom() {
        listing.full = true;
        at(2_000);
        assertEquals(0, follower.size());
        listing.full = false;
        listing.tokens.clear();
        assertEquals(List.of(2_000L, 2_100L, 2_200L), at(2_100));
        assertEquals(6, follower.size());
    }
}
