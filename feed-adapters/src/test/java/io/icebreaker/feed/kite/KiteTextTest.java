package io.icebreaker.feed.kite;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiteTextTest {
    private static Optional<KiteText.Message> read(String text) {
        return KiteText.read(text.getBytes(UTF_8));
    }

    @Test
    void readsErrorsOrdersAndMessagesWithoutData() {
        assertEquals(
                Optional.of(new KiteText.Message("error", "no such token")),
                read("{\"type\":\"error\",\"data\":\"no such token\"}"));
        assertEquals(
                Optional.of(new KiteText.Message("order", "{\"order_id\": \"1\", \"tags\":[]}")),
                read(" {\"data\": {\"order_id\": \"1\", \"tags\":[]} ,\"type\":\"order\"}\r\n"));
        assertEquals(
                Optional.of(new KiteText.Message("app_code", "")),
                read("{\"type\":\"app_code\",\"timestamp\":\"2025-08-04T13:50:28+05:30\"}"));
    }

    @Test
    void takesATypeItNeverHeardOf() {
        assertEquals(
                Optional.of(new KiteText.Message("weather", "true")),
                read("{\"type\":\"weather\",\"data\":true}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "\"type\"",
                "null",
                "{}",
                "{\"data\":{\"type\":\"order\"}}",
                "{\"type\":1}",
                "{\"type\":null}",
                "{\"type\":\"a\"",
                "{\"type\":\"a\"}x",
                "{\"type\":\"a\"}{}",
                "{\"type\":\"a\"} \u0000",
                "{\"type\":\"a\",}",
                "{\"type\":\"a\",\"n\":NaN}",
                "{\"type\":\"a\",\"n\":Infinity}",
                "{\"type\":\"a\",\"n\":01}",
                "{\"type\":\"a\",\"n\":+1}",
                "{\"type\":\"a\",\"n\":.5}",
                "{\"type\":\"a\",\"n\":1.}",
                "{\"type\":\"a\",\"n\":tru}",
                "{'type':'a'}",
                "{type:\"a\"}",
                "{\"type\":\"a\"}//c",
                "/**/{\"type\":\"a\"}",
                "{\"type\":\"a\tb\"}",
                "{\"type\":\"a\\x\"}",
                "{\"n\":\"a\nb\",\"type\":\"a\"}",
                "{\"n\":\"\\u12g4\",\"type\":\"a\"}",
                "\ufeff{\"type\":\"a\"}"
            })
    void refusesWhatIsNotOneWholeObjectWithAType(String text) {
        assertTrue(read(text).isEmpty(), text);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertTrue(KiteText.read("{\"type\":\"a\"}".getBytes(UTF_16)).isEmpty());
        assertTrue(KiteText.read(new byte[] {'{', '"', 't', (byte) 0xc3, '"', '}'}).isEmpty());
    }

    @Test
    void survivesDepthAndLength() {
        assertTrue(read("{\"type\":\"a\",\"x\":" + "[".repeat(500_000)).isEmpty());
        assertTrue(read("{\"type\":\"a\",\"n\":" + "9".repeat(5_000) + "}").isPresent());
        assertTrue(
                read("{\"type\":\"a\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .isPresent());
    }
}
