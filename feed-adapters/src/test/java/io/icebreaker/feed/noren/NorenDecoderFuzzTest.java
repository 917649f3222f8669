package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.icebreaker.feed.FrameLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes the decoder (reliability F10): whatever messages follow each other, it says what the slow twin
 * says, so a message refused by one leaves the same state in both. Without JAZZER_FUZZ=1 in the environment
 * only the kept inputs are run again.
 */
class NorenDecoderFuzzTest {
    /** Messages stand behind each other in an input; no JSON text holds this byte. */
    private static final byte SEPARATOR = 0;

    private static final int MAX_MESSAGES = 200;

    @FuzzTest(maxDuration = "60s")
    void decodesWhatTheTwinDecodes(byte[] input) {
        List<FrameLine> messages = messages(input);
        var twin = new NorenTwin();
        var expected = new ArrayList<Map<String, String>>();
        for (FrameLine message : messages) {
            twin.read(message.bytes(), message.receiveTimeNs()).ifPresent(expected::add);
        }
        List<Map<String, String>> rows =
                NorenTable.of(messages).rows().stream().map(NorenTable::said).toList();
        assertEquals(expected, rows);
    }

    private static List<FrameLine> messages(byte[] input) {
        var messages = new ArrayList<FrameLine>();
        int from = 0;
        for (int at = 0; at <= input.length && messages.size() < MAX_MESSAGES; at++) {
            if (at == input.length || input[at] == SEPARATOR) {
                byte[] message = Arrays.copyOfRange(input, from, at);
                messages.add(new FrameLine(NorenSamples.SESSION_NS + at, true, message));
                from = at + 1;
            }
        }
        return messages;
    }
}
