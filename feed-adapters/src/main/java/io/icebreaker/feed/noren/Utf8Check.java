package io.icebreaker.feed.noren;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8. One thread; allocates only for texts that are not ASCII. */
final class Utf8Check {
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer characters = CharBuffer.allocate(1_024);

    boolean isValid(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return isDecodable(ByteBuffer.wrap(bytes));
            }
        }
        return true;
    }

    private boolean isDecodable(ByteBuffer bytes) {
        decoder.reset();
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
