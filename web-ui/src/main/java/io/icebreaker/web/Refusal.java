package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A request we do not answer: what is wrong, with which field, and what to do about it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;
    private final String hint;
    private final int column;

    Refusal(int status, String error, String field, String hint) {
        this(status, error, field, hint, 0);
    }

    /** With the column of a text, from 1, that is to blame. */
    Refusal(int status, String error, String field, String hint, int column) {
        super(error, null, false, false); // an answer, not an accident: no stack trace
        this.status = status;
        this.field = field;
        this.hint = hint;
        this.column = column;
    }

    int status() {
        return status;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("error", getMessage());
        json.writeStringField("field", field);
        json.writeStringField("hint", hint);
        if (column > 0) {
            json.writeNumberField("column", column);
        }
        json.writeEndObject();
    }
}
