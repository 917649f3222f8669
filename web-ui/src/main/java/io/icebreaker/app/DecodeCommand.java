package io.icebreaker.app;

import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.kite.KiteFrameCsv;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker decode}: captured frames as a table. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Decode captured WebSocket frames into CSV, one row a packet, refused ones with their class.",
            "The input is text, one frame a line: recv_ns b|t hex."
        })
final class DecodeCommand implements Callable<Integer> {
    /** Brokers whose frames can be decoded. */
    enum Broker {
        kite
    }

    @Option(
            names = "--broker",
            required = true,
            description = "Whose frames: ${COMPLETION-CANDIDATES}.")
    private Broker broker;

    @Option(names = "--in", required = true, description = "The frames.")
    private Path in;

    @Option(
            names = "--instruments",
            description =
                    "Definitions; Kite's packets carry all they need, so its decoder does not read them.")
    private Path instruments;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (instruments != null && !Files.isReadable(instruments)) {
            throw new CommandException(Exit.COULD_NOT_RUN, "no such file: " + instruments);
        }
        if (Files.exists(outFile) && Files.isSameFile(in, outFile)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--in and --out are the same file: " + in);
        }
        try (var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(in), StandardCharsets.UTF_8));
                var writer = Files.newBufferedWriter(outFile, StandardCharsets.UTF_8)) {
            DecodeResult result = KiteFrameCsv.run(reader, writer);
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
