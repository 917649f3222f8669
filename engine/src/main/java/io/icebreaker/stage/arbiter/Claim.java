package io.icebreaker.stage.arbiter;

/** One packet of an instrument that several feeds send, as it asks to count. Filled anew for each. */
final class Claim {
    /** No volume, no stamp. */
    static final long NONE = -1;

    int id;

    /** The feed's number, and its place among the instrument's feeds. */
    int feed;

    int slot;
    long nowNs;

    /** The day's volume by this packet, {@link #NONE} where it tells none that can be a trade's. */
    long told;

    /** The exchange's stamp, {@link #NONE} without a believable one. */
    long stampNs;

    /** The latest moment the packet can be shown to be from: its stamp or its trade's; else none. */
    long provenNs;

    /** How late the feed may be, as seen lately. */
    long lateNs;

    /** The stream's volume before the packet, {@link #NONE} when unknown. */
    long stream;

    /** When the stream's volume was last told by whom ever. */
    long confirmedNs;

    /** Whether only the packet's own feed has told the stream's volume. */
    boolean isAlone;
}
