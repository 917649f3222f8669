package io.icebreaker.calendar;

import io.icebreaker.calendar.Session.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The dated session tables (analytics 0.4). Immutable; any thread. Cold: a stage asks once an instrument
 * and day.
 *
 * <p>Weekdays have a session, weekends only where {@code special.csv} lists one. A holiday has one too, so
 * that a wrong list never costs data: nothing trades in it. {@link #closedReason} tells a page what to say
 * about a date.
 */
public final class SessionCalendar {
    /** IST is UTC + 05:30, fixed. */
    public static final long IST_OFFSET_NS = 19_800_000_000_000L;

    public static final long DAY_NS = 86_400_000_000_000L;
    private static final long LEAD_NS = 3_600_000_000_000L;

    private record Hours(LocalTime open, LocalTime close, List<LocalTime[]> auctions) {}

    private final Map<String, NavigableMap<LocalDate, Hours>> hours = new TreeMap<>();
    private final Map<LocalDate, String> closed = new TreeMap<>();
    private final Map<LocalDate, Hours> special = new TreeMap<>();

    private SessionCalendar() {}

    /** The calendar that ships with the engine. */
    public static SessionCalendar shipped() {
        var calendar = new SessionCalendar();
        lines("sessions.csv").forEach(calendar::addSession);
        lines("closed.csv")
                .forEach(
                        line ->
                                calendar.closed.put(
                                        LocalDate.parse(line.split(",")[0]), line.split(",")[1]));
        lines("special.csv").forEach(calendar::addSpecial);
        return calendar;
    }

    /** IST date of a moment. */
    public static LocalDate istDate(long timeNs) {
        return LocalDate.ofEpochDay(istDay(timeNs));
    }

    /** The same as days since 1970: no object is made. */
    public static long istDay(long timeNs) {
        return Math.floorDiv(timeNs + IST_OFFSET_NS, DAY_NS);
    }

    /** The session whose trading day holds {@code timeNs}. */
    public Session session(SessionGroup group, long timeNs) {
        if (group == SessionGroup.ALWAYS) {
            long open = Math.floorDiv(timeNs, DAY_NS) * DAY_NS;
            return new Session(open, open + DAY_NS, open, open + DAY_NS, List.of(), true);
        }
        LocalDate date = istDate(timeNs);
        while (!trades(group, date) || dayStartNs(group, date) > timeNs) {
            date = date.minusDays(1);
        }
        return sessionOn(group, date);
    }

    /** Whether the group's market is open: not before or after hours, not on a holiday. */
    public boolean isOpen(SessionGroup group, long timeNs) {
        Session session = session(group, timeNs);
        return timeNs >= session.openNs()
                && timeNs < session.closeNs()
                && closedReason(group, istDate(timeNs)) == null;
    }

    /** Whether there is a session on that date. */
    private boolean trades(SessionGroup group, LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> isSpecial(group, date);
            default -> true;
        };
    }

    private boolean isSpecial(SessionGroup group, LocalDate date) {
        return special.containsKey(date)
                && group != SessionGroup.COMMODITY
                && group != SessionGroup.CURRENCY;
    }

    /** The session of an IST date. */
    public Session sessionOn(SessionGroup group, LocalDate date) {
        Hours day = hoursOn(group, date);
        List<Window> auctions = new ArrayList<>();
        for (LocalTime[] window : day.auctions()) {
            auctions.add(new Window(at(date, window[0]), at(date, window[1])));
        }
        return new Session(
                dayStartNs(group, date),
                dayStartNs(group, nextTrading(group, date)),
                at(date, day.open()),
                at(date, day.close()),
                List.copyOf(auctions),
                false);
    }

    private LocalDate nextTrading(SessionGroup group, LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (!trades(group, next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Why there is no regular session on that date; null when there is one. */
    public String closedReason(SessionGroup group, LocalDate date) {
        if (group == SessionGroup.ALWAYS) {
            return null;
        }
        if (isSpecial(group, date)) {
            return null;
        }
        return switch (date.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> "weekend";
            default -> closed.get(date);
        };
    }

    private long dayStartNs(SessionGroup group, LocalDate date) {
        return at(date, hoursOn(group, date).open()) - LEAD_NS;
    }

    private Hours hoursOn(SessionGroup group, LocalDate date) {
        if (isSpecial(group, date)) {
            return special.get(date);
        }
        String table = group == SessionGroup.COMMODITY ? commodityTable(date) : group.name();
        Map.Entry<LocalDate, Hours> valid = hours.get(table).floorEntry(date);
        return (valid == null ? hours.get(table).firstEntry() : valid)
                .getValue(); // an absurd stamp may lie before every table
    }

    private static String commodityTable(LocalDate date) {
        LocalDate summer = sunday(date.getYear(), Month.MARCH, 2);
        LocalDate winter = sunday(date.getYear(), Month.NOVEMBER, 1);
        boolean isSummer = !date.isBefore(summer) && date.isBefore(winter);
        return isSummer ? "COMMODITY_US_SUMMER" : "COMMODITY_US_WINTER";
    }

    private static LocalDate sunday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY));
    }

    private static long at(LocalDate date, LocalTime time) {
        return date.toEpochDay() * DAY_NS + time.toNanoOfDay() - IST_OFFSET_NS;
    }

    private void addSession(String line) {
        String[] cells = line.split(",", -1);
        List<LocalTime[]> auctions = new ArrayList<>();
        for (String window : cells[4].isBlank() ? new String[0] : cells[4].trim().split(" ")) {
            String[] edges = window.split("-");
            auctions.add(new LocalTime[] {LocalTime.parse(edges[0]), LocalTime.parse(edges[1])});
        }
        hours.computeIfAbsent(cells[0], group -> new TreeMap<>())
                .put(
                        LocalDate.parse(cells[1]),
                        new Hours(LocalTime.parse(cells[2]), LocalTime.parse(cells[3]), auctions));
    }

    private void addSpecial(String line) {
        String[] cells = line.split(",", -1);
        special.put(
                LocalDate.parse(cells[0]),
                new Hours(LocalTime.parse(cells[1]), LocalTime.parse(cells[2]), List.of()));
    }

    private static List<String> lines(String resource) {
        try (var in = SessionCalendar.class.getResourceAsStream(resource);
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped " + resource, e);
        }
    }
}
