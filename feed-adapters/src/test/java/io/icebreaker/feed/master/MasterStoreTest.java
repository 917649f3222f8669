package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.feed.sim.KiteDump;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasterStoreTest {
    private static final Instant WEDNESDAY = Instant.parse("2026-11-25T03:30:00Z"); // 09:00 IST
    private static final Instant THURSDAY = Instant.parse("2026-11-26T03:30:00Z");

    @TempDir private Path root;

    private final MasterCounters counters = new MasterCounters();
    private SimHttp server;
    private volatile byte[] file;
    private MasterStore store;
    private MasterSource kite;

    @BeforeEach
    void serve() throws IOException {
        server = SimHttp.start();
        server.on("GET", "/instruments", request -> new SimReply(200, Map.of(), file));
        kite = KiteInstruments.source().at(server.uri());
        store = new MasterStore(root, new HttpFetch(Duration.ofSeconds(20), 1, 1 << 20), counters);
        offer(100);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void offer(int rows) throws IOException {
        file = gzip(dump(rows));
    }

    private static String dump(int rows) {
        Stream<Instrument> shares =
                IntStream.rangeClosed(1, rows)
                        .mapToObj(
                                n ->
                                        new Instrument(
                                                "NSE",
                                                n,
                                                "S" + n,
                                                InstrumentType.EQ,
                                                "",
                                                null,
                                                0,
                                                1,
                                                5));
        return KiteDump.of(shares.toList());
    }

    private KeptMaster load(Instant now) throws IOException {
        return store.load(kite, now, false);
    }

    @Test
    void fetchesOnceADayAndAgainWhenItWasMadeAnew() throws IOException {
        KeptMaster first = load(WEDNESDAY);
        assertEquals(100, first.rows().rows().size());
        assertEquals(
                new MasterNote(
                        "kite",
                        LocalDate.of(2026, 11, 25),
                        WEDNESDAY,
                        first.note().bytes(),
                        100,
                        0),
                first.note());
        assertEquals("", load(WEDNESDAY.plusSeconds(3600)).warning());
        assertEquals(1, server.requests().size());

        load(Instant.parse("2026-11-26T01:00:00Z")); // 06:30 IST: not made anew yet
        load(Instant.parse("2026-11-26T02:59:00Z"));
        assertEquals(2, server.requests().size());
        load(THURSDAY);
        assertEquals(3, server.requests().size());
        store.load(kite, THURSDAY, true);
        assertEquals(4, server.requests().size());
        assertEquals(List.of("2026-11-25", "2026-11-26"), names());
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(root.resolve("kite"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FORBIDDEN_403", "TOO_MANY_429", "ERROR_500", "GARBAGE", "OVERSIZED", "RESET"})
    void goesOnWithYesterdaysWhateverIsWrongWithTodays(Fault fault) throws IOException {
        load(WEDNESDAY);
        offer(90);
        server.fault(fault);
        KeptMaster stood = load(THURSDAY);

        assertEquals(100, stood.rows().rows().size());
        assertTrue(stood.warning().contains("going on with that of 2026-11-25"), stood.warning());
        assertEquals(1, counters.get(MasterCounter.EARLIER_USED));
        assertEquals(
                1,
                counters.get(MasterCounter.FETCH_FAILURES)
                        + counters.get(MasterCounter.CHECK_FAILURES));
        assertEquals(List.of("2026-11-25"), names(), "nothing half-made is left");

        server.fault(Fault.NONE);
        assertEquals(90, load(THURSDAY).rows().rows().size());
        assertEquals("", load(THURSDAY).warning());
    }

    @Test
    void aFileThatBreaksOffIsNoMasterThoughTheTransferWasWhole() throws IOException {
        load(WEDNESDAY);
        byte[] whole = gzip(dump(90));
        file = Arrays.copyOf(whole, whole.length - 40);
        assertEquals(100, load(THURSDAY).rows().rows().size());
        file = "<html>down for maintenance</html>".getBytes(StandardCharsets.UTF_8);
        assertEquals(100, load(THURSDAY).rows().rows().size());
        assertEquals(2, counters.get(MasterCounter.CHECK_FAILURES));
    }

    @Test
    void unpacksAZipWhateverItsNameSays() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("instruments.csv"));
            zip.write(dump(100).getBytes(StandardCharsets.UTF_8));
        }
        file = bytes.toByteArray();
        assertEquals(100, load(WEDNESDAY).rows().rows().size());
    }

    @Test
    void aSmallFileThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] small = gzip("a".repeat(100_000));
        try (var in = Unpacked.of(new ByteArrayInputStream(small), 99_999)) {
            assertThrows(IOException.class, in::readAllBytes);
        }
    }

    @Test
    void refusesAMasterOfLessThanHalfTheRows() throws IOException {
        load(WEDNESDAY);
        offer(49);
        KeptMaster stood = load(THURSDAY);
        assertEquals(100, stood.rows().rows().size());
        assertTrue(
                stood.warning().contains("today's has 49 rows, the one before had 100"),
                stood.warning());
        offer(50);
        assertEquals(50, load(THURSDAY).rows().rows().size());
    }

    @Test
    void refusesAMasterOfMostlyBadRows() {
        String bad = "x,1,A,,0,,0,0.05,1,EQ,NSE,NSE\r\n".repeat(26);
        file = (dump(100) + bad).getBytes(StandardCharsets.UTF_8);
        var refused = assertThrows(IOException.class, () -> load(WEDNESDAY));
        assertTrue(
                refused.getMessage().contains("26 rows of today's make no instrument"),
                refused.getMessage());
        assertTrue(refused.getMessage().contains("none is kept in"), refused.getMessage());
        assertTrue(refused.getMessage().contains("line 102: "), refused.getMessage());
        assertEquals(1, counters.get(MasterCounter.CHECK_FAILURES));
    }

    @Test
    void refusesABodyBeyondTheBound() {
        file = new byte[(1 << 20) + 1];
        var refused = assertThrows(IOException.class, () -> load(WEDNESDAY));
        assertTrue(refused.getMessage().contains("more than 1048576 bytes"), refused.getMessage());
        assertEquals(1, server.requests().size(), "no use in asking again");
    }

    @Test
    void takesAnEarlierOneWhenTheLatestIsDamaged() throws IOException {
        load(WEDNESDAY);
        offer(110);
        KeptMaster today = load(THURSDAY);
        Files.write(
                today.directory().resolve("instruments.csv"), new byte[] {0x1f, (byte) 0x8b, 0});
        KeptMaster kept = store.kept(kite, THURSDAY).orElseThrow();
        assertEquals(100, kept.rows().rows().size());
        assertTrue(counters.get(MasterCounter.DAMAGED) > 0);
        assertEquals(110, load(THURSDAY).rows().rows().size(), "fetched again");
    }

    @Test
    void keepsFourDates() throws IOException {
        for (int day = 0; day < 6; day++) {
            load(WEDNESDAY.plus(Duration.ofDays(day)));
        }
        assertEquals(List.of("2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"), names());
        assertFalse(store.latest("dhan").isPresent());
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
