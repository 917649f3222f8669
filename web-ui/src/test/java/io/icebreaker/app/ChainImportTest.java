package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainLeg;
import io.icebreaker.feed.chain.ChainRow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.feed.chain.ChainSnapshots;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.option.Forward;
import io.icebreaker.stage.option.Pcr;
import io.icebreaker.tick.Prices;
import io.icebreaker.web.JsonTree;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two days of NSE's chain JSON through import, journal and engine: totals, ratios and max pain are those in
 * the files, and those of the options command.
 */
class ChainImportTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir Path directory;

    /** By snapshot's time and expiry. */
    private final Map<String, long[]> found = new TreeMap<>();

    private static String key(long timeNs, LocalDate expiry) {
        return timeNs + " " + expiry;
    }

    private void run(Path data) throws Exception {
        Path journal = directory.resolve("journal");
        Path home = directory.resolve("data");
        EarlierDay.into(home, LocalDate.of(2025, 11, 14), "IDX", 1, "NIFTY");
        JsonTree imported =
                CommandRun.json(
                        "import",
                        "--format",
                        "nse-chain",
                        data,
                        "--journal",
                        journal,
                        "--data",
                        home);
        var began = Before.of(JournalDirectory.forReading(journal)).bars();
        assertEquals(1, ((BarsFile) began).keys().size());
        assertEquals(33, imported.at("snapshots").number());
        OutputSink sink =
                (sequence, type, words, at, length) -> {
                    if (type == FindingType.CHAIN) {
                        long[] copy = Arrays.copyOfRange(words, at, at + length);
                        found.put(
                                key(
                                        copy[ChainWords.TIME_NS] - SECOND_NS,
                                        LocalDate.ofEpochDay(copy[ChainWords.EXPIRY_DAY])),
                                copy);
                    }
                };
        var how =
                new Replayed.How(
                        Profile.QUIET_VPS,
                        1e9,
                        sink,
                        true,
                        Settings.DEFAULTS,
                        new Progress("", true));
        Replayed replayed = Replayed.run(journal, how);
        assertEquals(
                imported.at("outputHash").text(),
                io.icebreaker.journal.RollingHash.hex(replayed.hash()));
    }

    @Test
    void figuresAreThoseInTheFilesAndOfTheOptionsCommand() throws Exception {
        Path data = SharedData.folder("nse-nifty-chain-json");
        run(data);
        Path csv = directory.resolve("figures.csv");
        CommandRun.json("options", "--chain", data, "--out", csv);
        Map<String, String[]> figures = new TreeMap<>();
        for (String line : Files.readAllLines(csv)) {
            String[] cells = line.split(",", -1);
            figures.put(cells[0] + " " + cells[1], cells);
        }
        var seen = new TreeMap<String, TreeMap<Long, long[]>>();
        int same = 0;
        int withMissing = 0;
        int filtered = 0;
        try (var snapshots = ChainSnapshots.open(List.of(data), ChainHow.USUAL)) {
            for (ChainSnapshot s = snapshots.next(); s != null; s = snapshots.next()) {
                boolean nearest = true;
                for (Map.Entry<LocalDate, List<ChainRow>> e : s.byExpiry().entrySet()) {
                    long[] missing = missing(seen, s, e.getKey(), e.getValue());
                    long[] words = found.get(key(s.timeNs(), e.getKey()));
                    if (nearest) {
                        assertFiltered(s, words, missing);
                        filtered++;
                    }
                    nearest = false;
                    if (missing[4] == 0) {
                        assertSame(figures.get(key(s.timeNs(), e.getKey())), words);
                        same++;
                    } else {
                        withMissing++;
                    }
                }
            }
        }
        assertEquals(33, filtered);
        assertEquals(544, same, "equal to the options command");
        assertEquals(50, withMissing, "chains that lack a leg they had before");
    }

    /** OI and volume, calls and puts, of legs that an earlier snapshot had and this one leaves out. */
    private static long[] missing(
            Map<String, TreeMap<Long, long[]>> seen,
            ChainSnapshot snapshot,
            LocalDate expiry,
            List<ChainRow> rows) {
        var legs = seen.computeIfAbsent(expiry.toString(), e -> new TreeMap<>());
        var absent = new TreeSet<>(legs.keySet());
        for (ChainRow row : rows) {
            take(legs, absent, row.strike() * 2, row.ce());
            take(legs, absent, row.strike() * 2 + 1, row.pe());
        }
        var sums = new long[5];
        for (long leg : absent) {
            sums[(int) (leg & 1)] += legs.get(leg)[0];
            sums[2 + (int) (leg & 1)] += legs.get(leg)[1];
            sums[4]++;
        }
        return sums;
    }

    private static void take(Map<Long, long[]> legs, TreeSet<Long> absent, long key, ChainLeg leg) {
        if (leg != null) {
            legs.put(key, new long[] {leg.oi(), leg.volume()});
            absent.remove(key);
        }
    }

    /** What NSE sums up itself, in contracts, of the nearest expiry. */
    private static void assertFiltered(ChainSnapshot snapshot, long[] words, long[] missing)
            throws Exception {
        JsonTree filtered;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(snapshot.file()))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            filtered = JsonTree.parse(text).at("filtered");
        }
        String where = snapshot.file().toString();
        assertEquals(
                75 * filtered.at("CE").at("totOI").number() + missing[0],
                words[ChainWords.CE_OI],
                where);
        assertEquals(
                75 * filtered.at("PE").at("totOI").number() + missing[1],
                words[ChainWords.PE_OI],
                where);
        assertEquals(
                75 * filtered.at("CE").at("totVol").number() + missing[2],
                words[ChainWords.CE_VOLUME],
                where);
        assertEquals(
                75 * filtered.at("PE").at("totVol").number() + missing[3],
                words[ChainWords.PE_VOLUME],
                where);
    }

    private static void assertSame(String[] cells, long[] words) {
        String where = String.join(",", cells);
        assertEquals(Long.parseLong(cells[2]), words[ChainWords.STRIKES], where);
        int[] wholes = {
            ChainWords.CE_OI,
            ChainWords.PE_OI,
            ChainWords.CE_VOLUME,
            ChainWords.PE_VOLUME,
            ChainWords.CE_DOI,
            ChainWords.PE_DOI
        };
        for (int i = 0; i < wholes.length; i++) {
            assertEquals(Long.parseLong(cells[3 + i]), words[wholes[i]], where);
        }
        int[] ratios = {ChainWords.PCR_OI, ChainWords.PCR_VOLUME, ChainWords.PCR_CHANGE};
        for (int i = 0; i < ratios.length; i++) {
            assertEquals(number(cells[9 + i]), Double.longBitsToDouble(words[ratios[i]]), where);
        }
        assertEquals(cells[12], Pcr.name((int) words[ChainWords.LABEL]), where);
        assertEquals(price(cells[13]), words[ChainWords.MAX_PAIN], where);
        if (!Double.isNaN(number(cells[14]))) { // the clock is a second later
            double forward = Double.longBitsToDouble(words[ChainWords.FORWARD]);
            assertEquals(number(cells[14]), forward, 1e-3, where);
        }
        assertEquals(cells[15], Forward.name((int) words[ChainWords.FORWARD_FROM]), where);
        for (int i = 0; i < 3; i++) {
            assertEquals(price(cells[16 + i]), words[ChainWords.SUPPORTS + i], where);
            assertEquals(price(cells[19 + i]), words[ChainWords.RESISTANCES + i], where);
        }
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static long price(String cell) {
        return cell.isEmpty() ? 0 : Prices.parse(cell);
    }
}
