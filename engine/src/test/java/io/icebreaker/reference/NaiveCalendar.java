package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of analytics 0.4, worked out by date. Exchange segments trade Monday to Friday (no
 * holidays are in the
 * table); every other segment trades round the clock, every day.
 */
public final class NaiveCalendar {
    /** IST = UTC + 05:30, fixed (analytics 0.1). */
    static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    private static final LocalDate NEW_TIMETABLE = LocalDate.of(2026, 8, 3);
    private static final Set<String> CASH = Set.of("NSE", "BSE", "IDX");
    private static final Set<String> DERIVATIVES = Set.of("NFO", "BFO");
    private static final Set<String> CURRENCY = Set.of("CDS", "BCD");
    private static final Duration DAY_BEGINS_BEFORE_OPEN = Duration.ofMinutes(60);

    private final Set<String> underlyings;

    /** A stock has derivatives when a derivative among these instruments names it as its underlying. */
    public NaiveCalendar(List<InstrumentRow> instruments) {
        underlyings =
                instruments.stream()
                        .filter(instrument -> DERIVATIVES.contains(instrument.segment()))
                        .map(InstrumentRow::underlying)
                        .collect(Collectors.toSet());
    }

    /**
     * One trading day of one instrument; times epoch ns.
     *
     * @param day IST date of the open
     * @param beginNs from here on a packet belongs to this day
     * @param auctionFromNs start of the closing auction, equal to its end when there is none
     */
    public record Session(
            LocalDate day,
            boolean roundTheClock,
            long beginNs,
            long openNs,
            long closeNs,
            long auctionFromNs,
            long auctionToNs) {}

    /** The trading day a moment belongs to: the last that has begun. */
    public Session sessionAt(InstrumentRow instrument, long timeNs) {
        LocalDate day = Instant.ofEpochSecond(0, timeNs).atOffset(IST).toLocalDate().plusDays(1);
        while (!trades(instrument, day) || session(instrument, day).beginNs > timeNs) {
            day = day.minusDays(1);
        }
        return session(instrument, day);
    }

    private static boolean trades(InstrumentRow instrument, LocalDate day) {
        return roundTheClock(instrument)
                || day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean roundTheClock(InstrumentRow instrument) {
        String segment = instrument.segment();
        return !CASH.contains(segment)
                && !DERIVATIVES.contains(segment)
                && !CURRENCY.contains(segment)
                && !segment.equals("MCX");
    }

    private Session session(InstrumentRow instrument, LocalDate day) {
        if (roundTheClock(instrument)) {
            long openNs = ns(day, LocalTime.MIDNIGHT, ZoneOffset.UTC);
            long closeNs = ns(day.plusDays(1), LocalTime.MIDNIGHT, ZoneOffset.UTC);
            return new Session(day, true, openNs, openNs, closeNs, closeNs, closeNs);
        }
        return switch (instrument.segment()) {
            case "NSE", "BSE", "IDX" -> cash(instrument, day);
            case "NFO", "BFO" ->
                    plain(day, "09:15", day.isBefore(NEW_TIMETABLE) ? "15:30" : "15:40");
            case "MCX" -> plain(day, "09:00", americanSummer(day) ? "23:30" : "23:55");
            default -> plain(day, "09:00", "17:00");
        };
    }

    private Session cash(InstrumentRow instrument, LocalDate day) {
        boolean closingAuction =
                !day.isBefore(NEW_TIMETABLE)
                        && instrument.type() == InstrumentType.EQ
                        && underlyings.contains(instrument.symbol());
        return closingAuction
                ? session(day, "09:15", "15:15", "15:15", "15:35")
                : plain(day, "09:15", "15:30");
    }

    private static Session plain(LocalDate day, String open, String close) {
        return session(day, open, close, close, close);
    }

    private static Session session(
            LocalDate day, String open, String close, String auctionFrom, String auctionTo) {
        long openNs = ns(day, LocalTime.parse(open), IST);
        return new Session(
                day,
                false,
                openNs - DAY_BEGINS_BEFORE_OPEN.toNanos(),
                openNs,
                ns(day, LocalTime.parse(close), IST),
                ns(day, LocalTime.parse(auctionFrom), IST),
                ns(day, LocalTime.parse(auctionTo), IST));
    }

    /** US summer time: from the second Sunday of March until the first Sunday of November. */
    private static boolean americanSummer(LocalDate day) {
        LocalDate from = sunday(2, day.getYear(), Month.MARCH);
        LocalDate until = sunday(1, day.getYear(), Month.NOVEMBER);
        return !day.isBefore(from) && day.isBefore(until);
    }

    private static LocalDate sunday(int ordinal, int year, Month month) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY));
    }

    private static long ns(LocalDate day, LocalTime time, ZoneOffset zone) {
        return day.toEpochSecond(time, zone) * 1_000_000_000L;
    }
}
