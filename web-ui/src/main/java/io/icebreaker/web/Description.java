package io.icebreaker.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** The OpenAPI description of all answers, as it ships. Any HTTP thread. */
final class Description {
    private static final String FILE = "openapi.json";

    private Description() {}

    static void answer(Context ctx) throws IOException {
        try (InputStream in = Description.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " did not ship with this build");
            }
            ctx.contentType("application/json").result(in.readAllBytes());
        }
    }
}
