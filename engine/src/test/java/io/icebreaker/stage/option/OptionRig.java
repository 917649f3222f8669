package io.icebreaker.stage.option;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The flow and option stages by themselves, an event at a time. */
final class OptionRig implements Findings {
    static final long SECOND_NS = 1_000_000_000L;
    static final LocalDate DAY = LocalDate.of(2025, 11, 17); // a Monday
    static final long OPEN_NS = ist(DAY, 9, 15);

    final List<long[]> records = new ArrayList<>();
    final Counters counters = new Counters();
    final Tick slot = new Tick();
    long valueHash;
    private final FlowStage flow;
    private final OptionStage option;
    private long sequence;

    OptionRig(int instruments, Settings settings) {
        var sessions = new Sessions(SessionCalendar.shipped(), instruments);
        var time = new EventTime();
        option =
                new OptionStage(
                        new StageContext(instruments, sessions, time, counters, settings, this));
        flow =
                new FlowStage(
                        sessions,
                        new FlowKernel(instruments, sessions, time, counters, settings),
                        counters);
    }

    static long ist(LocalDate day, int hour, int minute) {
        return LocalDateTime.of(day, java.time.LocalTime.of(hour, minute))
                        .toEpochSecond(ZoneOffset.ofHoursMinutes(5, 30))
                * SECOND_NS;
    }

    static Instrument option(int token, String underlying, LocalDate expiry, long strike, char cp) {
        InstrumentType type = cp == 'C' ? InstrumentType.CE : InstrumentType.PE;
        return new Instrument("NFO", token, "O" + token, type, underlying, expiry, strike, 75, 500);
    }

    static Instrument future(int token, String underlying, LocalDate expiry) {
        return new Instrument(
                "NFO", token, "F" + token, InstrumentType.FUT, underlying, expiry, 0, 75, 1000);
    }

    static Instrument index(int token, String symbol) {
        return new Instrument("IDX", token, symbol, InstrumentType.IDX, "", null, 0, 1, 500);
    }

    static Instrument share(int token, String segment, String symbol) {
        return new Instrument(segment, token, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    /** A cleared slot, to be filled and sent. */
    Tick tick(int id, long receiveNs) {
        return slot.clear().kind(EventKind.TICK).id(id).receiveTimeNs(receiveNs);
    }

    /** Sends the slot. */
    void send() {
        slot.sequence(++sequence);
        flow.onEvent(slot, true);
        option.onEvent(slot, true);
    }

    void define(int id, Instrument instrument) {
        Events.instrument(slot.clear(), id, instrument, OPEN_NS);
        send();
    }

    void clock(long nowNs) {
        Events.clock(slot.clear(), nowNs);
        send();
    }

    void session(int id, LocalDate day, long close, long oi) {
        long[] words = {close, close, close, 0, 0, 0, 0, oi};
        Events.history(slot.clear(), id, HistoryKind.SESSION, day.toEpochDay(), words, "", OPEN_NS);
        send();
    }

    void volatility(String underlying, LocalDate day, double iv) {
        long[] words = {Double.doubleToLongBits(iv)};
        Events.history(
                slot.clear(), -1, HistoryKind.IV_30D, day.toEpochDay(), words, underlying, OPEN_NS);
        send();
    }

    /** A chain's words as the board would show them; null before the first. */
    long[] chain(int number) {
        return shown(option.sheets().get(1), number, ChainWords.TIME_NS);
    }

    long[] greeks(int id) {
        return shown(option.sheets().get(0), id, GreeksWords.TIME_NS);
    }

    private static long[] shown(Shown sheet, int key, int time) {
        try {
            var words = new long[sheet.length(key)];
            sheet.copy(key, words);
            return words[time] == 0 ? null : words;
        } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }

    PcrSource pcr() {
        return option.pcr();
    }

    static double number(long[] words, int at) {
        return Double.longBitsToDouble(words[at]);
    }

    @Override
    public void found(long at, int type, long[] words, int from, int length) {
        records.add(Arrays.copyOfRange(words, from, from + length));
    }

    @Override
    public void value(long word) {
        valueHash = 31 * valueHash + word;
    }
}
