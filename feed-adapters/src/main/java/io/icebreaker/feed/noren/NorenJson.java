package io.icebreaker.feed.noren;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.async.NonBlockingInputFeeder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Jackson's streaming parser, kept from message to message: a parser a message would be a kilobyte of
 * garbage each. The non-blocking one can be kept, for it is fed; a message that is no JSON costs a new one.
 * One thread.
 */
final class NorenJson {
    /** A frame is at most 1 MiB. */
    private static final int MAX_FRAME_LENGTH = 1 << 20;

    /** Keys have 1 to 7 characters, those of orders up to 11. */
    private static final int MAX_NAME_LENGTH = 1 << 16;

    /** No message has an object in it: what goes deeper is refused by its first value. */
    private static final int MAX_DEPTH = 4;

    /** The parser remembers names; when strange ones came to so many characters it starts afresh. */
    private static final int MAX_FOREIGN = 1 << 16;

    /** Documented keys that carry nothing we merge (3.2, 3.4): no reason to forget the names. */
    private static final Set<String> IDLE =
            Set.of(
                    ("ts pp ti ls pc cp toi ue le hk k s uid actid ord_msg norenordno exch tsym qty prc"
                                    + " prd pcode status reporttype trantype prctyp ret fillshares avgprc"
                                    + " fltm flid flqty flprc rejreason exchordid cancelqty remarks dscqty"
                                    + " trgprc snonum snoordt blprc bpprc trailprc exch_tm amo tm ntm"
                                    + " ordentm")
                            .split(" "));

    private final Utf8Check utf8Check = new Utf8Check();
    private final Rest rest = new Rest();
    private JsonParser parser;
    private int foreign;

    /** A parser at the beginning of the message; null when it can be no JSON object. */
    JsonParser open(byte[] utf8) {
        int first = 0;
        while (first < utf8.length && isSpace(utf8[first])) {
            first++;
        }
        if (first == utf8.length || utf8[first] != '{' || !utf8Check.isValid(utf8)) {
            return null;
        }
        if (parser == null) {
            parser = newParser();
        }
        try {
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(utf8, 0, utf8.length);
            return parser;
        } catch (IOException e) {
            throw new UncheckedIOException("a parser at rest takes input", e);
        }
    }

    private static JsonParser newParser() {
        JsonFactory factory =
                new JsonFactoryBuilder()
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_DEPTH)
                                        .maxNameLength(MAX_NAME_LENGTH)
                                        .maxStringLength(MAX_FRAME_LENGTH)
                                        .build())
                        .build();
        try {
            return factory.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException("a parser without input opens no file", e);
        }
    }

    /** Whether nothing but space is left behind the object. */
    boolean isAtEnd() throws IOException {
        rest.isSpace = true;
        parser.releaseBuffered(rest);
        if (rest.isSpace) {
            parser.nextToken(); // passes the space, so that the parser asks for the next message
        }
        return rest.isSpace;
    }

    /** Remembers that the parser now knows a name we have no use for. */
    void noteForeign(String name) {
        foreign += IDLE.contains(name) ? 0 : name.length();
    }

    /** Ends the message; the parser can go on only when it has read a whole one. */
    void close(boolean isWhole) {
        if (isWhole && foreign <= MAX_FOREIGN && isFed()) {
            return;
        }
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a parser in memory", e);
        } finally {
            parser = null;
            foreign = 0;
        }
    }

    private boolean isFed() {
        NonBlockingInputFeeder feeder = parser.getNonBlockingInputFeeder();
        return feeder.needMoreInput();
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /** Looks at what a parser has not read. */
    private static final class Rest extends OutputStream {
        private boolean isSpace;

        @Override
        public void write(int character) {
            isSpace &= NorenJson.isSpace(character);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int at = from; at < from + length; at++) {
                write(bytes[at]);
            }
        }
    }
}
