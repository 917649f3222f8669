package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartTextTest {
    private static Optional<SmartText> read(String text) {
        return SmartText.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAPong() {
        assertTrue(read("pong").orElseThrow().isPong());
    }

    @Test
    void readsAnErrorWithItsCodeAndRequest() {
        var limit =
                read("{\"correlationID\":\"abc\",\"errorCode\":\"E1002\",\"errorMessage\":\"too many\"}")
                        .orElseThrow();

        assertFalse(limit.isPong());
        assertEquals(new SmartText("E1002", "too many", "abc"), limit);
        assertEquals(
                new SmartText("", "", ""),
                read("{\"errorCode\":\"\",\"errorMessage\":{\"a\":[1]}}").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "pong ",
                "PONG",
                "\"pong\"",
                "{}",
                "[]",
                "{\"errorCode\":1}",
                "{\"errorCode\":\"E1001\"} x",
                "{\"errorCode\":\"E1001\"",
                "{\"errorCode\":null}",
                "\ufeff{\"errorCode\":\"E1001\"}",
                "{\"errorCode\":\"E1001\",\"x\":NaN}",
                "{\"errorCode\":\"E1001\",\"errorCode\":7}"
            })
    void refusesEverythingElse(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        assertEquals(Optional.empty(), SmartText.read(new byte[] {'{', (byte) 0xff, '}'}));
    }
}
