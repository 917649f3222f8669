package io.icebreaker.bench.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.tick.Prices;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The broker's client for Node in a process of its own, on the same frames: how long a packet takes, and what
 * it said, in the order of {@link KiteValues}. Cold; one thread.
 */
final class NpmKite {
    static final String NAME = "kiteconnect 5.3.0 (npm)";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String CLIENT = "node_modules/kiteconnect/package.json";
    private static final int INSTALL_TIMEOUT_S = 120;
    private static final int RUN_TIMEOUT_S = 120;

    /** Which numbers of a packet are prices: ltp, atp and the day's, then the first of each level's three. */
    private static final int LTP = 1;

    private static final int ATP = 6;
    private static final int PREV_CLOSE = 10;
    private static final int FIRST_LEVEL = 14;

    private final Path directory;

    /** {@code directory} holds the script and names the package. */
    private NpmKite(Path directory) {
        this.directory = directory;
    }

    /**
     * One frame's result.
     *
     * @param nsPerPacket on a warmed engine
     * @param packets what each said
     */
    record Decoded(double nsPerPacket, List<long[]> packets) {}

    /** The client installed below this project. */
    static NpmKite below(Path home) {
        return new NpmKite(home.resolve("benchmarks/src/main/node"));
    }

    /** Whether the package is there. */
    boolean isInstalled() {
        return Files.isRegularFile(directory.resolve(CLIENT));
    }

    /** Fetches the pinned package when it is missing; throws, with the reason, when it cannot be had. */
    void install() throws IOException {
        run(RUN_TIMEOUT_S, "node", "--version");
        if (!isInstalled()) {
            run(INSTALL_TIMEOUT_S, "npm", "ci", "--ignore-scripts", "--silent");
        }
    }

    /** Decodes each frame for {@code ms} to warm up and {@code ms} on the clock. */
    Map<String, Decoded> decode(Map<String, ByteBuffer> frames, int ms) throws IOException {
        Path files = Scratch.make();
        try {
            Path in = files.resolve("frames.json");
            Path out = files.resolve("result.json");
            write(in, frames);
            run(RUN_TIMEOUT_S, "node", "decode.js", in.toString(), out.toString(), "" + ms);
            return read(out);
        } finally {
            Scratch.remove(files);
        }
    }

    private void run(int timeoutS, String... command) throws IOException {
        File output = Files.createTempFile("icebreaker-node", ".log").toFile();
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            if (!process.waitFor(timeoutS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " took longer than " + timeoutS + " s");
            }
            if (process.exitValue() != 0) {
                String said = Files.readString(output.toPath()).strip();
                throw new IOException(
                        command[0] + " ended with " + process.exitValue() + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command[0] + " ran", e);
        } finally {
            Files.delete(output.toPath());
        }
    }

    private static void write(Path file, Map<String, ByteBuffer> frames) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(Files.newOutputStream(file))) {
            out.writeStartObject();
            for (Map.Entry<String, ByteBuffer> frame : frames.entrySet()) {
                out.writeFieldName(frame.getKey());
                out.writeBinary(frame.getValue().array());
            }
            out.writeEndObject();
        }
    }

    private static Map<String, Decoded> read(Path file) throws IOException {
        Map<String, Decoded> frames = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(file.toFile())) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.START_OBJECT
                        && "frames".equals(in.currentName())) {
                    readFrames(in, frames);
                }
            }
        }
        return frames;
    }

    private static void readFrames(JsonParser in, Map<String, Decoded> frames) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            double ns = Double.NaN;
            List<long[]> packets = new ArrayList<>();
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String key = in.currentName();
                if (in.nextToken() == JsonToken.START_ARRAY) {
                    readPackets(in, packets);
                } else if (key.equals("nsPerPacket")) {
                    ns = in.getDoubleValue();
                }
            }
            frames.put(name, new Decoded(ns, packets));
        }
    }

    private static void readPackets(JsonParser in, List<long[]> packets) throws IOException {
        while (in.nextToken() == JsonToken.START_ARRAY) {
            List<Long> values = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(values.size(), in));
            }
            packets.add(values.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private static long value(int place, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        boolean isPrice =
                place == LTP
                        || place >= ATP && place <= PREV_CLOSE
                        || place >= FIRST_LEVEL && (place - FIRST_LEVEL) % 3 == 0;
        return Math.round(in.getDoubleValue() * (isPrice ? Prices.ONE : 1));
    }
}
