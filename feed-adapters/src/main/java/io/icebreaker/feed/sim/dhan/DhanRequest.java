package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.rest.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks for (feed-dhan 2).
 *
 * @param code the request code
 * @param count what it says its list's length is
 * @param instruments segment word and security id of each
 */
record DhanRequest(int code, int count, List<Named> instruments) {
    /** An instrument as clients write it. */
    record Named(String segment, String securityId) {}

    /**
     * Parses a text frame.
     *
     * @throws IOException when it is no JSON
     */
    static DhanRequest parse(String text) throws IOException {
        Json json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        var named = new ArrayList<Named>();
        for (Json one : json.get("InstrumentList").elements()) {
            named.add(new Named(one.get("ExchangeSegment").text(), one.get("SecurityId").text()));
        }
        return new DhanRequest(
                (int) json.get("RequestCode").whole(0),
                (int) json.get("InstrumentCount").whole(0),
                named);
    }
}
