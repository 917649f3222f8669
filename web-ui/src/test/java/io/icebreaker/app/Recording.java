package io.icebreaker.app;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Recordings that tests write: ticks as CSV with the definitions beside them. */
final class Recording {
    static final String HEADER = "recv_ns,segment,token,ltp,ltq,volume,bp1,bq1,ap1,aq1";

    /** Some Monday in the middle of the trading day. */
    static final long START_NS = 1_786_950_000_000_000_000L;

    private static final long STEP_NS = 250_000_000L;

    private Recording() {}

    /** Writes lines and the one instrument TEST:1, tick 0.05, that they may be about. */
    static Path write(Path directory, String name, List<String> lines) throws IOException {
        Path file = directory.resolve(name + ".csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        define(directory, name);
        return file;
    }

    private static void define(Path directory, String name) throws IOException {
        Files.writeString(
                directory.resolve(name + ".instruments.csv"),
                """
                segment,token,symbol,type,underlying,expiry,strike,lot,tick_size
                TEST,1,TESTING,EQ,,,,1,0.05
                """);
    }

    /** The same as gzip, of which the last bytes are missing. */
    static Path writeCut(Path directory, String name, List<String> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path file = directory.resolve(name + ".csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() * 9 / 10));
        define(directory, name);
        return file;
    }

    /** How many whole lines can still be had from a gzip file that ends too early. */
    static long wholeLines(Path file) throws IOException {
        long lines = 0;
        try (var zip = new GZIPInputStream(Files.newInputStream(file))) {
            for (int letter = zip.read(); letter >= 0; letter = zip.read()) {
                lines += letter == '\n' ? 1 : 0;
            }
            throw new IllegalStateException(file + " is whole");
        } catch (EOFException e) {
            return lines;
        }
    }

    /** A price that wanders by ticks of 0.05, volume with each packet. */
    static List<String> walk(long seed, int rows) {
        var random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        int ticks = 2_000;
        long volume = 1_000;
        for (int row = 0; row < rows; row++) {
            ticks += random.nextInt(-1, 2);
            int traded = random.nextInt(0, 200);
            volume += traded;
            int ltp = ticks + random.nextInt(0, 2);
            lines.add(
                    String.join(
                            ",",
                            Long.toString(START_NS + row * STEP_NS),
                            "TEST,1",
                            price(ltp),
                            Integer.toString(traded),
                            Long.toString(volume),
                            price(ticks),
                            "100",
                            price(ticks + 1),
                            "100"));
        }
        return lines;
    }

    private static String price(int ticks) {
        return ticks / 20 + "." + String.format("%02d", ticks % 20 * 5);
    }
}
