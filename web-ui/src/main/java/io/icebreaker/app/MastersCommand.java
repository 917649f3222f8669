package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterNote;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker masters}: which instrument masters are here, and from when. */
@Command(
        name = "masters",
        mixinStandardHelpOptions = true,
        description = {
            "Show the brokers' instrument masters that are kept here: date, rows, rows skipped.",
            "A live day fetches today's by itself; --refresh does it now. A new one only replaces",
            "the old when it is whole and not less than half as long.",
            "Exit code 1: a master is missing, or could not be fetched."
        })
final class MastersCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            description = "Masters of this configuration's brokers (default: of all brokers).")
    private Path config;

    @Option(names = "--refresh", description = "Fetch them now, also those of today.")
    private boolean refresh;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() {
        MasterHome home = MasterHome.of(config);
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean isGood = true;
        for (MasterSource source : home.sources()) {
            Map<String, Object> row = row(home.store(), source);
            isGood &= row.get("problem") == null;
            rows.add(row);
        }
        print(home.root(), rows);
        return isGood ? Exit.OK : Exit.FOUND_WRONG;
    }

    private Map<String, Object> row(MasterStore store, MasterSource source) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("broker", source.broker());
        Instant now = Instant.now();
        try {
            if (refresh) {
                KeptMaster master = store.load(source, now, true);
                show(row, master.note());
                row.put("complaints", master.rows().complaints());
                row.put("problem", master.warning().isEmpty() ? null : master.warning());
                return row;
            }
            MasterNote note = store.latest(source.broker()).orElse(null);
            if (note == null) {
                throw new IOException("none is kept; icebreaker masters --refresh fetches it");
            }
            show(row, note);
            row.put("fresh", MasterStore.isFresh(note, now));
            row.put("problem", null);
        } catch (IOException e) {
            row.put("problem", e.getMessage());
        }
        return row;
    }

    private static void show(Map<String, Object> row, MasterNote note) {
        row.put("date", note.date().toString());
        row.put(
                "fetched",
                note.fetched()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atOffset(ZoneOffset.ofHoursMinutes(5, 30))
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        row.put("rows", note.rows());
        row.put("skipped", note.skipped());
        row.put("bytes", note.bytes());
    }

    private void print(Path root, List<Map<String, Object>> rows) {
        if (out.json) {
            System.out.println(Json.line(Map.of("directory", root.toString(), "masters", rows)));
            return;
        }
        System.out.println("in " + root);
        for (Map<String, Object> row : rows) {
            System.out.println(line(row));
            if (row.get("complaints") instanceof List<?> complaints) {
                complaints.stream().limit(5).forEach(it -> System.out.println("    " + it));
            }
        }
    }

    private static String line(Map<String, Object> row) {
        String head = "  " + row.get("broker") + ": ";
        String problem = row.get("problem") == null ? "" : "; " + row.get("problem");
        if (row.get("date") == null) {
            return head + problem.substring(2);
        }
        return head
                + row.get("date")
                + ", "
                + row.get("rows")
                + " instruments, "
                + row.get("skipped")
                + " rows skipped, fetched "
                + row.get("fetched")
                + (Boolean.FALSE.equals(row.get("fresh")) ? ", not today's" : "")
                + problem;
    }
}
