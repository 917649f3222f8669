package io.icebreaker.app;

import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameCsv;
import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.dhan.DhanDepthFrameCsv;
import io.icebreaker.feed.dhan.DhanFrameCsv;
import io.icebreaker.feed.kite.KiteFrameCsv;
import io.icebreaker.feed.noren.NorenFrameCsv;
import io.icebreaker.feed.smartapi.SmartFrameCsv;
import io.icebreaker.journal.FrameReader;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker decode}: captured frames as a table. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Decode captured WebSocket frames into CSV, one row a packet, refused ones with their"
                    + " class.",
            "The input is text, one frame a line: recv_ns b|t hex; or the frames captured with a"
                    + " journal."
        })
final class DecodeCommand implements Callable<Integer> {
    /** Brokers whose frames can be decoded. */
    enum Broker {
        kite(KiteFrameCsv::new),
        smartapi(SmartFrameCsv::new),
        dhan(DhanFrameCsv::new),
        /** Dhan's feed of twenty levels. */
        dhan20(DhanDepthFrameCsv::of20),
        /** Dhan's feed of two hundred levels. */
        dhan200(DhanDepthFrameCsv::of200),
        noren(NorenFrameCsv::new);

        private final Supplier<FrameRows> rows;

        Broker(Supplier<FrameRows> rows) {
            this.rows = rows;
        }
    }

    @Option(
            names = "--broker",
            required = true,
            description = "Whose frames: ${COMPLETION-CANDIDATES}.")
    private Broker broker;

    @ArgGroup(multiplicity = "1")
    private Source source;

    /** Where frames come from. */
    private static final class Source {
        @Option(names = "--in", required = true, description = "The frames.")
        private Path in;

        @Option(
                names = "--journal",
                required = true,
                description = "The directory of a recorded day, its captured frames.")
        private Path journal;
    }

    @Option(
            names = "--feed",
            paramLabel = "NUMBER",
            description = "Of a journal: only this feed's frames, counted from 0 (default: all).")
    private Integer feed;

    @Option(
            names = "--instruments",
            description =
                    "Definitions (a recording's instruments.csv, or Dhan's scrip master). Dhan's"
                            + " prices are floats and are put back on the tick size they give; the"
                            + " packets of the others carry all they need.")
    private Path instruments;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (instruments != null && !Files.isReadable(instruments)) {
            throw new CommandException(Exit.COULD_NOT_RUN, "no such file: " + instruments);
        }
        return source.in == null ? decodeJournal() : decodeFile(source.in);
    }

    private FrameRows rows() throws IOException {
        FrameRows rows = broker.rows.get();
        if (instruments != null) {
            rows.define(DecodeDefinitions.read(instruments));
        }
        return rows;
    }

    private int decodeJournal() throws Exception {
        var directory = JournalDirectory.forReading(source.journal);
        try (var frames = new FrameReader(directory);
                var writer = Files.newBufferedWriter(outFile, StandardCharsets.UTF_8)) {
            DecodeResult result = FrameCsv.run(rows(), () -> next(frames), writer);
            Map<String, Object> map = describe(result);
            map.put("framesNotCaptured", frames.missed());
            out.print(map);
            return Exit.OK;
        } catch (Unreadable e) {
            throw e.why;
        }
    }

    private FrameLine next(FrameReader frames) {
        try {
            while (frames.next()) {
                if (feed == null || feed == frames.feed()) {
                    return new FrameLine(
                            frames.receiveTimeNs(),
                            FrameCapture.sort(frames.kind()) == FrameSink.TEXT,
                            frames.frame());
                }
            }
            return null;
        } catch (JournalException e) {
            throw new Unreadable(e);
        }
    }

    /** Carries damage out of the decoder. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final JournalException why;

        Unreadable(JournalException why) {
            super(why);
            this.why = why;
        }
    }

    private int decodeFile(Path in) throws IOException {
        if (Files.exists(outFile) && Files.isSameFile(in, outFile)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--in and --out are the same file: " + in);
        }
        try (var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(in), StandardCharsets.UTF_8));
                var writer = Files.newBufferedWriter(outFile, StandardCharsets.UTF_8)) {
            DecodeResult result = FrameCsv.run(rows(), reader, writer);
            out.print(describe(result));
            return Exit.OK;
        }
    }

    private Map<String, Object> describe(DecodeResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("broker", broker);
        map.put("frames", result.frames());
        map.put("packets", result.ticks());
        map.put("refused", result.refused());
        map.put("heartbeats", result.heartbeats());
        map.put("texts", result.texts());
        map.put("malformedLines", result.malformed());
        map.put("complaints", result.complaints());
        return map;
    }
}
