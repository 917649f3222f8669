package io.icebreaker.feed.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** A broker cannot fill the log. */
class StreamWordsTest {
    private final List<String> lines = new ArrayList<>();
    private final StreamWords words = new StreamWords(log(), "Fake");

    private Logger log() {
        return (Logger)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Logger.class},
                        (proxy, method, said) -> {
                            Object[] values = {said[1], said[2]};
                            return lines.add(
                                    MessageFormatter.arrayFormat((String) said[0], values)
                                            .getMessage());
                        });
    }

    @Test
    void tellsALongTextInOneShortLine() {
        assertTrue(words.warn("first\n[ERROR] forged\r\n" + "x".repeat(1 << 20)));
        assertTrue(lines.get(0).startsWith("Fake says: first [ERROR] forged xxx"));
        assertTrue(lines.get(0).length() < 330);
    }

    @Test
    void tellsAHundredAndSaysThatItLeavesTheRestOut() {
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            told += words.info("text " + i) ? 1 : 0;
        }
        assertEquals(StreamWords.MOST_TOLD, told);
        assertEquals(StreamWords.MOST_TOLD + 1, lines.size());
        assertFalse(words.warn("one more"));
    }

    @Test
    void complainsOnceOfTheSame() {
        words.complain("file is open to others");
        words.complain("file is open to others");
        assertEquals(List.of("Fake: file is open to others"), lines);
        words.complain("another");
        assertEquals(2, lines.size());
    }
}
