package io.icebreaker.feed.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Opens a gzipped answer within the bound of the plain one, so that none unfolds without end. */
final class Gzip {
    /** Said to be gzip, and is not, or ends early. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(IOException cause) {
            super("the answer's gzip is damaged", cause);
        }
    }

    private Gzip() {}

    static byte[] open(byte[] body, Map<String, String> headers, int most) throws IOException {
        if (!"gzip".equalsIgnoreCase(headers.get("content-encoding")) || body.length == 0) {
            return body;
        }
        byte[] plain;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new Damaged(e);
        }
        if (plain.length > most) {
            throw new BoundedBody.TooLong(most);
        }
        return plain;
    }
}
