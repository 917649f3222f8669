package io.icebreaker.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The page itself, from the class path: what the front-end's build put under {@code /page}. Any HTTP thread.
 */
final class PageFiles {
    /** Where the build puts the page. */
    static final String BUILT = "/page/";

    private static final String INDEX = "index.html";

    private static final String NOT_BUILT =
            """
            The page was not built into this server. Build it with Node 20 or newer:

              mvn -pl web-ui -am package
            """;

    /** Names of letters, digits and dots between single slashes: nothing that climbs out, nothing hidden. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /**
     * Files whose name carries a hash of their content (Vite puts them there): another content is another
     * name.
     */
    private static final String HASHED = "assets/";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html",
                    "js", "text/javascript",
                    "css", "text/css",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2",
                    "json", "application/json",
                    "webmanifest", "application/manifest+json",
                    "txt", "text/plain");

    private final String root;

    /** Serves the resources under {@code root}, a path that begins and ends with a slash. */
    PageFiles(String root) {
        this.root = root;
    }

    /** Answers with the file, or with what is to be done when there is none. */
    void get(Context ctx) throws IOException {
        get(ctx, ctx.path().substring(1));
    }

    /** The same for a page that stands below another address. */
    void get(Context ctx, String asked) throws IOException {
        String path = asked.isEmpty() ? INDEX : asked;
        byte[] file = PATH.matcher(path).matches() ? read(root + path) : null;
        if (file != null) {
            if (path.startsWith(HASHED)) {
                ctx.header("Cache-Control", "public, max-age=31536000, immutable");
            }
            ctx.contentType(type(path)).result(file);
        } else if (path.equals(INDEX)) {
            ctx.status(503).contentType("text/plain; charset=utf-8");
            ctx.result(NOT_BUILT);
        } else {
            throw new Refusal(
                    404, "nothing here", "path", "the page is at /, the answers are under /api");
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static String type(String path) {
        String type =
                TYPES.getOrDefault(
                        path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
