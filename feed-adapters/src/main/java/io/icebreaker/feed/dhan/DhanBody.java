package io.icebreaker.feed.dhan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** The JSON object of a request. One thread. */
final class DhanBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DECIMALS = 4;

    private final StringWriter out = new StringWriter();
    private final JsonGenerator json;

    DhanBody() {
        try {
            json = JSON.createGenerator(out);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DhanBody text(String name, String value) {
        try {
            json.writeStringField(name, value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DhanBody number(String name, long value) {
        try {
            json.writeNumberField(name, value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DhanBody flag(String name, boolean value) {
        try {
            json.writeBooleanField(name, value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A price given in E4, as rupees. */
    DhanBody price(String name, long price) {
        try {
            json.writeNumberField(
                    name,
                    new BigDecimal(
                            BigDecimal.valueOf(price, DECIMALS)
                                    .stripTrailingZeros()
                                    .toPlainString()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of numbers. */
    DhanBody numbers(String name, Iterable<Long> values) {
        try {
            json.writeArrayFieldStart(name);
            for (long value : values) {
                json.writeNumber(value);
            }
            json.writeEndArray();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole text; nothing may be added afterwards. */
    String end() {
        try {
            json.writeEndObject();
            json.close();
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
