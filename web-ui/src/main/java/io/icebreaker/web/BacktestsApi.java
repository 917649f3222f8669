package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finished backtests: what lies in the project's {@code data/backtests}, and their files. Names are checked
 * before a file is looked for, so nothing outside is ever read. A report is a page of its own: it gets a
 * policy that lets its inline styles show and nothing run or load. Any HTTP thread.
 */
final class BacktestsApi {
    /** The newest so many are listed. */
    private static final int MOST_RUNS = 200;

    private static final long MOST_RESULT_BYTES = 1 << 20;
    private static final String RESULT = "result.json";

    /** No slash, no leading dot: nothing that climbs out, nothing unfinished. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'self'; sandbox";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "csv", "text/csv; charset=utf-8",
                    "json", "application/json");

    private static final List<String> PAGES =
            List.of("report.html", "sweep.html", "walkforward.html");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path root;

    BacktestsApi(Path root) {
        this.root = root;
    }

    /** Where the backtest commands of this project leave their runs. */
    static Path usualRoot() {
        return Path.of(System.getProperty("icebreaker.home", "."), "data", "backtests");
    }

    /** The runs, newest first. */
    void list(Context ctx) throws IOException {
        List<Path> runs = runs();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("total", runs.size());
                    json.writeArrayFieldStart("runs");
                    for (Path run : runs.subList(0, Math.min(MOST_RUNS, runs.size()))) {
                        run(json, run);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private List<Path> runs() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(run -> NAME.matcher(run.getFileName().toString()).matches())
                    .filter(run -> Files.isRegularFile(run.resolve(RESULT)))
                    .sorted(Comparator.comparingLong(BacktestsApi::modifiedMs).reversed())
                    .toList();
        }
    }

    private static long modifiedMs(Path run) {
        return run.resolve(RESULT).toFile().lastModified();
    }

    private static void run(JsonGenerator json, Path run) throws IOException {
        String id = run.getFileName().toString();
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeNumberField("finishedMs", modifiedMs(run));
        List<String> files = files(run);
        String page = PAGES.stream().filter(files::contains).findFirst().orElse(null);
        json.writeStringField("page", page == null ? null : "/api/backtests/" + id + "/" + page);
        json.writeArrayFieldStart("files");
        for (String file : files) {
            json.writeString(file);
        }
        json.writeEndArray();
        json.writeFieldName("result");
        String result = result(run.resolve(RESULT));
        if (result == null) {
            json.writeNull();
        } else {
            json.writeRawValue(result);
        }
        json.writeEndObject();
    }

    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> entries = Files.list(run)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches() && !name.startsWith("task-"))
                    .sorted()
                    .toList();
        }
    }

    /** The file as compact JSON; null when it is none, or too large to be one of ours. */
    private static String result(Path file) throws IOException {
        if (Files.size(file) > MOST_RESULT_BYTES) {
            return null;
        }
        var text = new StringWriter();
        try (JsonParser in = FACTORY.createParser(Files.readString(file));
                JsonGenerator out = FACTORY.createGenerator(text)) {
            in.nextToken();
            out.copyCurrentStructure(in);
        } catch (IOException e) {
            return null; // somebody edited it: listed without figures
        }
        return text.toString();
    }

    /** One file of a run. */
    void file(Context ctx) throws IOException {
        String id = ctx.pathParam("id");
        String name = ctx.pathParam("file");
        Path file = root.resolve("none");
        if (NAME.matcher(id).matches() && NAME.matcher(name).matches()) {
            file = root.resolve(id).resolve(name);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(
                    404,
                    "no such file of a run",
                    "file",
                    "GET /api/backtests lists runs and files");
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        ctx.header("Content-Security-Policy", POLICY);
        ctx.contentType(type == null ? "application/octet-stream" : type);
        ctx.result(Files.newInputStream(file));
    }
}
