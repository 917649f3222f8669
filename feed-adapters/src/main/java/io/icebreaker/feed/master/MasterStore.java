package io.icebreaker.feed.master;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Masters on disk, a directory a broker and date. Today's is fetched aside, read and checked, and only then
 * moved into place; while that fails the latest earlier one goes on, and the answer says so. Any thread, one
 * call at a time a broker.
 */
public final class MasterStore {
    /** Brokers make their masters anew before this (feed-kite 7.4); what is older is yesterday's. */
    static final LocalTime REMADE = LocalTime.of(8, 30);

    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    /** Dates kept a broker. */
    private static final int KEPT = 4;

    /** One bad row in so many good ones is still a master. */
    private static final int GOOD_PER_BAD = 4;

    private final Path root;
    private final MasterFetch fetch;
    private final MasterCounters counters;

    /**
     * @param root directory of all brokers' masters; made when needed
     */
    public MasterStore(Path root, MasterFetch fetch, MasterCounters counters) {
        this.root = root;
        this.fetch = fetch;
        this.counters = counters;
    }

    /** IST date of a moment. */
    public static LocalDate dateOf(Instant now) {
        return now.atOffset(IST).toLocalDate();
    }

    /**
     * A master to work with: today's, fetched when it is not there; else the latest that is, with a warning.
     *
     * @param force fetches even when today's is there
     * @throws IOException when there is none at all, with what to do
     */
    public KeptMaster load(MasterSource source, Instant now, boolean force) throws IOException {
        Optional<MasterNote> latest = latest(source.broker());
        if (!force && latest.isPresent() && isFresh(latest.get(), now)) {
            Optional<KeptMaster> kept = kept(source, now, "");
            if (kept.isPresent() && isFresh(kept.get().note(), now)) {
                return kept.get();
            }
        }
        try {
            return fetched(source, now);
        } catch (IOException e) {
            String why = source.broker() + "'s instrument master: " + e.getMessage();
            return kept(source, now, why)
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            why
                                                    + "; and none is kept in "
                                                    + root.resolve(source.broker()),
                                            e));
        }
    }

    /** The latest that can be read, whatever its date, without the network; empty when there is none. */
    public Optional<KeptMaster> kept(MasterSource source, Instant now) {
        return kept(source, now, "");
    }

    /** What is known of the latest; empty when there is none. */
    public Optional<MasterNote> latest(String broker) {
        for (Path directory : MasterFolder.dates(root.resolve(broker))) {
            try {
                return Optional.of(MasterNote.read(directory));
            } catch (IOException e) {
                counters.add(MasterCounter.DAMAGED, 1);
            }
        }
        return Optional.empty();
    }

    /** When brokers make their masters anew on the day of a moment. */
    public static Instant remadeOn(Instant now) {
        return dateOf(now).atTime(REMADE).toInstant(IST);
    }

    /** Whether it was made today, or could not have been yet. */
    public static boolean isFresh(MasterNote note, Instant now) {
        LocalDate today = dateOf(now);
        Instant remade = remadeOn(now);
        return note.date().equals(today)
                && (now.isBefore(remade) || !note.fetched().isBefore(remade));
    }

    private Optional<KeptMaster> kept(MasterSource source, Instant now, String failure) {
        LocalDate today = dateOf(now);
        for (Path directory : MasterFolder.dates(root.resolve(source.broker()))) {
            try {
                MasterNote note = MasterNote.read(directory);
                MasterRows rows = read(source, directory, today);
                counters.add(MasterCounter.SKIPPED_ROWS, rows.skipped());
                return Optional.of(
                        new KeptMaster(note, directory, rows, warning(note, today, failure)));
            } catch (IOException e) {
                counters.add(MasterCounter.DAMAGED, 1);
            }
        }
        return Optional.empty();
    }

    private String warning(MasterNote note, LocalDate today, String failure) {
        if (note.date().equals(today) || failure.isEmpty()) {
            return failure.isEmpty() ? "" : failure + "; going on with today's earlier one";
        }
        counters.add(MasterCounter.EARLIER_USED, 1);
        return failure
                + "; going on with that of "
                + note.date()
                + ": what was listed since is unknown (icebreaker masters --refresh tries again)";
    }

    private KeptMaster fetched(MasterSource source, Instant now) throws IOException {
        Path broker = Files.createDirectories(root.resolve(source.broker()));
        Path aside = Files.createTempDirectory(broker, ".fetching-");
        try {
            long bytes = download(source, aside);
            LocalDate today = dateOf(now);
            MasterRows rows = checked(source, aside, today);
            var note =
                    new MasterNote(
                            source.broker(), today, now, bytes, rows.rows().size(), rows.skipped());
            note.writeTo(aside);
            Path place = broker.resolve(today.toString());
            MasterFolder.moveInto(aside, place);
            MasterFolder.prune(broker, KEPT);
            counters.add(MasterCounter.FETCHED, 1);
            counters.add(MasterCounter.SKIPPED_ROWS, rows.skipped());
            return new KeptMaster(note, place, rows, "");
        } finally {
            MasterFolder.delete(aside);
        }
    }

    private long download(MasterSource source, Path into) throws IOException {
        try {
            long bytes = 0;
            for (MasterFile file : source.files()) {
                Path to = into.resolve(file.name());
                fetch.fetch(file.url(), to);
                bytes += Files.size(to);
            }
            return bytes;
        } catch (IOException e) {
            counters.add(MasterCounter.FETCH_FAILURES, 1);
            throw e;
        }
    }

    private MasterRows checked(MasterSource source, Path directory, LocalDate today)
            throws IOException {
        try {
            MasterRows rows = read(source, directory, today);
            long count = rows.rows().size();
            if (rows.skipped() * GOOD_PER_BAD > count) {
                throw new IOException(
                        rows.skipped()
                                + " rows of today's make no instrument, only "
                                + count
                                + " do ("
                                + String.join(", ", first(rows.complaints()))
                                + ")");
            }
            long before = latest(source.broker()).map(MasterNote::rows).orElse(0L);
            if (count == 0 || count < before / 2) {
                throw new IOException(
                        "today's has "
                                + count
                                + " rows, the one before had "
                                + before
                                + "; if that is right, delete "
                                + root.resolve(source.broker()));
            }
            return rows;
        } catch (IOException e) {
            counters.add(MasterCounter.CHECK_FAILURES, 1);
            throw e;
        }
    }

    private static List<String> first(List<String> complaints) {
        return complaints.subList(0, Math.min(3, complaints.size()));
    }

    private static MasterRows read(MasterSource source, Path directory, LocalDate today)
            throws IOException {
        if (source.files().size() == 1) {
            return readFile(source, source.files().get(0), directory, today);
        }
        var all = new MasterCollector(today);
        for (MasterFile file : source.files()) {
            MasterRows rows = readFile(source, file, directory, today);
            rows.rows().forEach(all::add);
            all.skipped(file.name(), rows);
        }
        return all.rows();
    }

    private static MasterRows readFile(
            MasterSource source, MasterFile file, Path directory, LocalDate today)
            throws IOException {
        try (InputStream in = Unpacked.of(Files.newInputStream(directory.resolve(file.name())))) {
            return source.parser().parse(in, today);
        } catch (RuntimeException e) { // a parser's own mistake must not cost the day
            throw new IOException(file.name() + " cannot be read: " + e, e);
        }
    }
}
