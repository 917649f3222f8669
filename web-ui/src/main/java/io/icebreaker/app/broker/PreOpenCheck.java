package io.icebreaker.app.broker;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterNote;
import io.icebreaker.feed.master.MasterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A look at everything while there is still time to mend it: at 08:45 IST of each trading day, and at once in
 * an engine that starts later in the day. Does the token last through the session, are the instruments
 * today's, is there room on the disk, is the clock right?
 *
 * <p>{@link #look} from one thread, as often as one likes; {@link #last} from any.
 */
public final class PreOpenCheck {
    /** One thing that was looked at; {@code feed} is null where it is not about one. */
    public record Finding(Verdict verdict, String name, String feed, String words) {}

    /** How it is. */
    public enum Verdict {
        OK,
        WARNING,
        WRONG
    }

    /** All that was found; {@code at} is null before the first look. */
    public record Report(Instant at, List<Finding> findings) {}

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime FROM = LocalTime.of(8, 45);

    /** When a login that needs nobody is due, so that it is done by then. */
    private static final LocalTime LOGIN_FROM = LocalTime.of(8, 30);

    /** A day of 200 instruments. */
    private static final long LEAST_FREE_BYTES = 3L << 30;

    private final Supplier<List<Configured>> feeds;
    private final WizardFiles files;
    private final Path journal;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Supplier<String> clockTrouble;
    private final Consumer<Report> told;
    private final Function<String, Set<String>> segments;
    private final SessionCalendar calendar = SessionCalendar.shipped();
    private LocalDate done = LocalDate.MIN;
    private volatile Report last = new Report(null, List.of());

    /**
     * @param journal where the day is written
     * @param clockTrouble what is wrong with the machine's clock, "" for nothing
     * @param told hears each report once
     * @param segments what a feed streams, by its name; empty for the cash market
     */
    public PreOpenCheck(
            Supplier<List<Configured>> feeds,
            WizardFiles files,
            Path journal,
            Map<String, String> environment,
            InstantSource clock,
            Supplier<String> clockTrouble,
            Consumer<Report> told,
            Function<String, Set<String>> segments) {
        this.feeds = feeds;
        this.files = files;
        this.journal = journal;
        this.environment = environment;
        this.clock = clock;
        this.clockTrouble = clockTrouble;
        this.told = told;
        this.segments = segments;
    }

    /** Looks when it is time and the day has not been looked at yet. */
    public void look() {
        ZonedDateTime now = clock.instant().atZone(INDIA);
        LocalDate today = now.toLocalDate();
        boolean isTime = !now.toLocalTime().isBefore(FROM);
        if (!isTime || today.equals(done)) {
            return;
        }
        List<Configured> all = feeds.get();
        if (now.toInstant().isBefore(lastClose(all, today))) {
            done = today;
            last = new Report(now.toInstant(), findings(all, now));
            told.accept(last);
        }
    }

    /** Whether it is the time before the look, and an account's token would not last through the day. */
    public boolean isTokenShort(Account account) {
        ZonedDateTime now = clock.instant().atZone(INDIA);
        LocalTime time = now.toLocalTime();
        Instant close = close(account.feed(), now.toLocalDate());
        return !time.isBefore(LOGIN_FROM)
                && time.isBefore(FROM)
                && now.toInstant().isBefore(close)
                && !TokenState.of(account, environment, clock).isGoodAt(close);
    }

    /** The last bell of any feed; a time long past on a day without one. */
    private Instant lastClose(List<Configured> all, LocalDate today) {
        return Stream.concat(Stream.of(""), all.stream().map(it -> it.account().feed()))
                .map(feed -> close(feed, today))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The last bell of what a feed streams: its token must last so long. */
    private Instant close(String feed, LocalDate today) {
        Set<String> own = feed.isEmpty() ? Set.of() : segments.apply(feed);
        long lastNs =
                (own.isEmpty() ? Set.of("NSE") : own)
                        .stream()
                                .map(SessionGroup::of)
                                .filter(group -> calendar.closedReason(group, today) == null)
                                .mapToLong(group -> calendar.sessionOn(group, today).closeNs())
                                .max()
                                .orElse(0);
        return Instant.ofEpochSecond(0, lastNs);
    }

    /** What was found last. */
    public Report last() {
        return last;
    }

    private List<Finding> findings(List<Configured> all, ZonedDateTime now) {
        List<Finding> found = new ArrayList<>();
        var store = new MasterStore(files.masters(), new HttpFetch(), new MasterCounters());
        for (Configured feed : all) {
            found.add(token(feed.account(), now));
            found.add(master(feed.account(), store, now.toInstant()));
        }
        found.add(disk());
        String trouble = clockTrouble.get();
        found.add(
                trouble.isEmpty()
                        ? new Finding(Verdict.OK, "clock", null, "keeps time")
                        : new Finding(Verdict.WARNING, "clock", null, trouble));
        return List.copyOf(found);
    }

    private Finding token(Account account, ZonedDateTime now) {
        TokenState token = TokenState.of(account, environment, clock);
        Instant close = close(account.feed(), now.toLocalDate());
        Verdict verdict =
                !token.isGoodAt(close)
                        ? Verdict.WRONG
                        : token.isDoubtful() ? Verdict.WARNING : Verdict.OK;
        boolean endsInSession = token.isGoodAt(now.toInstant()) && !token.isGoodAt(close);
        return new Finding(
                verdict,
                "token of " + account.feed(),
                account.feed(),
                token.words(now.toInstant()) + (endsInSession ? ", before the close: log in" : ""));
    }

    private Finding master(Account account, MasterStore store, Instant now) {
        String name = "instruments of " + account.feed();
        Optional<MasterNote> latest = store.latest(account.kind().name());
        if (latest.isEmpty()) {
            return new Finding(
                    Verdict.WARNING, name, account.feed(), "none kept: from a file of your own?");
        }
        boolean isFresh = MasterStore.isFresh(latest.get(), now);
        return new Finding(
                isFresh ? Verdict.OK : Verdict.WARNING,
                name,
                account.feed(),
                isFresh
                        ? latest.get().rows() + " of today"
                        : "of "
                                + latest.get().date()
                                + ", fetched before 08:30: contracts new today are missing until a"
                                + " restart");
    }

    private Finding disk() {
        try {
            Path existing = journal.toAbsolutePath();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            return new Finding(
                    free >= LEAST_FREE_BYTES ? Verdict.OK : Verdict.WARNING,
                    "disk",
                    null,
                    String.format(
                            Locale.ROOT,
                            "%.1f GiB free at %s%s",
                            free / (double) (1 << 30),
                            existing,
                            free >= LEAST_FREE_BYTES ? "" : ", a day needs 3"));
        } catch (IOException e) {
            return new Finding(Verdict.WRONG, "disk", null, "cannot be asked: " + e.getMessage());
        }
    }
}
