package io.icebreaker.feed.noren;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One message taken apart: its kind, whom it is about, its values. Nothing here changes a state, so that a
 * message refused later leaves none behind. When a sender repeats a key the last one counts. One thread.
 */
final class NorenMessage {
    /** What {@link #segment} answers when the message names no exchange. */
    static final int NO_EXCHANGE = -1;

    /** No number of ours is longer, and 4,000 zeros behind a quantity's point are no number to us. */
    private static final int MAX_TEXT = 4_096;

    private final NorenJson json = new NorenJson();
    private final NorenState values = new NorenState();
    private final NorenNumber number = new NorenNumber();
    private boolean hasKind;
    private int kind;
    private int segment;
    private long token;
    private long badPlaces;

    /** Reads a message; false when it is not one JSON object of strings with a {@code t}. */
    boolean read(byte[] utf8, long receiveTimeNs) {
        hasKind = false;
        kind = NorenLayout.UNKNOWN;
        segment = NO_EXCHANGE;
        token = 0;
        badPlaces = 0;
        values.clear();
        JsonParser parser = json.open(utf8);
        if (parser == null) {
            return false;
        }
        try {
            boolean isWhole = readObject(parser, receiveTimeNs) && json.isAtEnd();
            json.close(isWhole);
            return isWhole && hasKind;
        } catch (IOException notJson) {
            json.close(false);
            return false;
        }
    }

    private boolean readObject(JsonParser parser, long receiveTimeNs) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            readValue(key, parser, receiveTimeNs);
            token = parser.nextToken();
        }
        return token == JsonToken.END_OBJECT;
    }

    private void readValue(String key, JsonParser parser, long receiveTimeNs) throws IOException {
        int place = NorenLayout.place(key);
        if (place == NorenLayout.NO_PLACE) {
            json.noteForeign(key);
            return;
        }
        int length = parser.getTextLength();
        if (length > MAX_TEXT) { // absurd; asking for its characters would copy them together
            readLong(place);
            return;
        }
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        switch (place) {
            case NorenLayout.KEY_T -> {
                hasKind = true;
                kind = NorenLayout.kind(text, from, length);
            }
            case NorenLayout.KEY_E -> segment = NorenLayout.segment(text, from, length);
            case NorenLayout.KEY_TK ->
                    token = number.token(text, from, length) ? number.value() : 0;
            default -> readNumber(place, text, from, length, receiveTimeNs);
        }
    }

    private void readLong(int place) {
        switch (place) {
            case NorenLayout.KEY_T -> {
                hasKind = true;
                kind = NorenLayout.UNKNOWN;
            }
            case NorenLayout.KEY_E -> segment = 0;
            case NorenLayout.KEY_TK -> token = 0;
            default -> store(place, false, 0);
        }
    }

    private void readNumber(int place, char[] text, int from, int length, long receiveTimeNs) {
        if (place <= NorenLayout.LAST_PRICE_PLACE) {
            store(place, number.price(text, from, length), number.value());
        } else if (place == NorenLayout.LAST_TRADE_TIME) {
            storeTime(place, NorenTime.lastTrade(text, from, length, receiveTimeNs));
        } else if (!number.qty(text, from, length)) {
            store(place, false, 0);
        } else if (place == NorenLayout.FEED_TIME) {
            storeTime(place, NorenTime.seconds(number.value()));
        } else {
            store(place, true, number.value());
        }
    }

    private void storeTime(int place, long timeNs) {
        store(place, timeNs != NorenTime.MALFORMED, timeNs);
        if (timeNs == NorenTime.ABSENT) {
            values.remove(place);
        }
    }

    private void store(int place, boolean isGood, long value) {
        if (isGood) {
            values.set(place, value);
            badPlaces &= ~(1L << place);
        } else {
            values.remove(place);
            badPlaces |= 1L << place;
        }
    }

    int kind() {
        return kind;
    }

    /** Segment code, 0 for an exchange out of scope, {@link #NO_EXCHANGE}. */
    int segment() {
        return segment;
    }

    /** 1..2^32-1, or 0 when it is missing or none. */
    long token() {
        return token;
    }

    NorenState values() {
        return values;
    }

    /** Values that are no number of their kind and so count as absent. */
    int badValues() {
        return Long.bitCount(badPlaces);
    }
}
