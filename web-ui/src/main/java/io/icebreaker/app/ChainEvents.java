package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainLeg;
import io.icebreaker.feed.chain.ChainRow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Recorded chain snapshots as a feed would have told them: definitions of what is new, the previous day's
 * open interest where the source gives its change, a packet for the spot and one a leg, all received at the
 * snapshot's time, and a clock event a second later, on which the chain is computed.
 *
 * <p>The sources name no instruments, so tokens are invented, the same for the same contract in every import:
 * the spot is {@code IDX} 1, named like the underlying; an option is {@code NFO} with days since 2020 x 2^19
 * + rupees of the strike x 4 + 1 for a put (half rupees are told apart). A leg that a later snapshot leaves
 * out keeps its last values, as it would on a feed.
 */
final class ChainEvents {
    private static final long SPOT_TOKEN = 1;
    private static final long EPOCH_DAY = LocalDate.of(2020, 1, 1).toEpochDay();
    private static final long MOST_DAYS = 1 << 13;
    private static final int STRIKE_BITS = 19;
    private static final long HALF_RUPEE = 5_000;
    private static final long TICK_SIZE = 500;
    private static final long CLOCK_DELAY_NS = 1_000_000_000L;

    private final TickSink sink;
    private final Instruments instruments;
    private final ChainHow how;
    private final long[] prevOi;
    private String underlying;
    private LocalDate day;
    private long packets;

    ChainEvents(TickSink sink, int room, ChainHow how) {
        this.sink = sink;
        this.how = how;
        instruments = new Instruments(room);
        prevOi = new long[room];
        Arrays.fill(prevOi, ChainLeg.UNKNOWN);
    }

    /** Packets published so far. */
    long packets() {
        return packets;
    }

    void accept(ChainSnapshot snapshot) {
        underlying = underlying == null ? snapshot.underlying() : underlying;
        if (!underlying.equals(snapshot.underlying())) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "one underlying a journal: the files hold "
                            + underlying
                            + " and "
                            + snapshot.underlying());
        }
        LocalDate date = SessionCalendar.istDate(snapshot.timeNs());
        if (!date.equals(day)) {
            day = date;
            Arrays.fill(prevOi, ChainLeg.UNKNOWN); // to be told anew
        }
        for (ChainRow row : snapshot.rows()) {
            define(snapshot, row, row.ce(), InstrumentType.CE);
            define(snapshot, row, row.pe(), InstrumentType.PE);
        }
        spot(snapshot);
        for (ChainRow row : snapshot.rows()) {
            leg(snapshot, row, row.ce(), InstrumentType.CE);
            leg(snapshot, row, row.pe(), InstrumentType.PE);
        }
        Events.clock(sink.claim(), snapshot.timeNs() + CLOCK_DELAY_NS);
        sink.publish();
    }

    private void define(ChainSnapshot snapshot, ChainRow row, ChainLeg leg, InstrumentType type) {
        if (leg == null || row.expiry() == null) {
            return;
        }
        Instrument option = option(row, type);
        int id = instruments.id(option.segment(), option.token());
        if (id == Instruments.UNKNOWN) {
            id = define(option, snapshot.timeNs());
        }
        if (leg.hasOiChange() && prevOi[id] != leg.oi() - leg.oiChange()) {
            prevOi[id] = leg.oi() - leg.oiChange();
            long[] words = {leg.prevClose(), leg.prevClose(), leg.prevClose(), 0, 0, 0, 0, 0};
            words[HistoryRow.SESSION_WORDS - 1] = prevOi[id];
            Events.history(
                    sink.claim(),
                    id,
                    HistoryKind.SESSION,
                    day.toEpochDay() - 1,
                    words,
                    "",
                    snapshot.timeNs());
            sink.publish();
        }
    }

    private int define(Instrument instrument, long nowNs) {
        int id = instruments.register(instrument);
        Events.instrument(sink.claim(), id, instrument, nowNs);
        sink.publish();
        return id;
    }

    private Instrument option(ChainRow row, InstrumentType type) {
        return new Instrument(
                "NFO",
                token(row, type),
                underlying + " " + row.expiry() + " " + row.strike() / 10_000.0 + " " + type,
                type,
                underlying,
                row.expiry(),
                row.strike(),
                how.knownLot(underlying, day),
                TICK_SIZE);
    }

    private static long token(ChainRow row, InstrumentType type) {
        long day = row.expiry().toEpochDay() - EPOCH_DAY;
        long strike = row.strike() / HALF_RUPEE;
        if (day < 1 || day >= MOST_DAYS || strike >= 1L << STRIKE_BITS - 1) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no token for strike " + row.strike() / 10_000.0 + ", " + row.expiry());
        }
        return day << STRIKE_BITS | strike << 1 | (type == InstrumentType.PE ? 1 : 0);
    }

    private void spot(ChainSnapshot snapshot) {
        if (snapshot.spot() <= 0) {
            return;
        }
        int id = instruments.id("IDX", SPOT_TOKEN);
        if (id == Instruments.UNKNOWN) {
            var index =
                    new Instrument(
                            "IDX",
                            SPOT_TOKEN,
                            underlying,
                            InstrumentType.IDX,
                            "",
                            null,
                            0,
                            1,
                            TICK_SIZE);
            id = define(index, snapshot.timeNs());
        }
        packet(id, snapshot.timeNs()).ltp(snapshot.spot());
        sink.publish();
    }

    private Tick packet(int id, long timeNs) {
        packets++;
        return sink.claim().kind(EventKind.TICK).id(id).receiveTimeNs(timeNs);
    }

    private void leg(ChainSnapshot snapshot, ChainRow row, ChainLeg leg, InstrumentType type) {
        if (leg == null || row.expiry() == null) {
            return;
        }
        int id = instruments.id("NFO", token(row, type));
        Tick tick = packet(id, snapshot.timeNs()).oi(leg.oi()).volume(leg.volume());
        if (leg.last() > 0) {
            tick.ltp(leg.last());
        }
        if (leg.prevClose() > 0) {
            tick.prevClose(leg.prevClose());
        }
        tick.mark(TickFlags.HAS_DEPTH);
        tick.bid(0, leg.bid(), leg.bidQty(), 0).ask(0, leg.ask(), leg.askQty(), 0);
        sink.publish();
    }
}
