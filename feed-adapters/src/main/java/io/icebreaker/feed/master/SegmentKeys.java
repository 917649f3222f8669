package io.icebreaker.feed.master;

import java.util.HashMap;
import java.util.Map;

/** A segment word and a token as one number. Built by one thread, then read by any. */
final class SegmentKeys {
    private static final int TOKEN_BITS = 32;

    private final Map<String, Integer> codes = new HashMap<>();

    /** The key; a new word gets a number. */
    long key(String segment, long token) {
        return (long) codes.computeIfAbsent(segment, s -> codes.size() + 1) << TOKEN_BITS | token;
    }

    /** The key, or -1 for a word nobody used. */
    long known(String segment, long token) {
        Integer code = codes.get(segment);
        return code == null ? -1 : (long) code << TOKEN_BITS | token;
    }
}
