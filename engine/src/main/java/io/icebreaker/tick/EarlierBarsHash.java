package io.icebreaker.tick;

import static org.agrona.BitUtil.SIZE_OF_INT;

/**
 * In a CONFIG event the SHA-256 of the bars of earlier days that a recording begins with: the last 32 bytes
 * of the room for feed names, which is less by so much then. Cold.
 */
public final class EarlierBarsHash {
    public static final int LENGTH = 32;

    private static final int FORM = Events.LAYOUT_VERSION + SIZE_OF_INT; // 0 in events of old
    private static final int WITH_BARS = 1;
    private static final int NAMES_LENGTH = Events.FEED_NAMES_LENGTH - LENGTH;
    private static final int HASH = Events.FEED_NAMES + NAMES_LENGTH;

    private EarlierBarsHash() {}

    /** Puts a hash of {@link #LENGTH} bytes into an event made by {@link Events#config}; null for none. */
    public static void put(Tick config, byte[] hash) {
        if (hash != null) {
            String names = Events.cut(Events.feedNames(config), NAMES_LENGTH - 1);
            Events.putText(config, Events.FEED_NAMES, NAMES_LENGTH, names);
            config.bytes().putInt(FORM, WITH_BARS);
            config.bytes().putBytes(HASH, hash, 0, LENGTH);
        }
    }

    /** The hash in a CONFIG event; null in one of a recording that begins cold. */
    public static byte[] of(Tick config) {
        if (config.bytes().getInt(FORM) != WITH_BARS) {
            return null;
        }
        byte[] hash = new byte[LENGTH];
        config.bytes().getBytes(HASH, hash);
        return hash;
    }
}
