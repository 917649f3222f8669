package io.icebreaker.stage.arbiter;

import io.icebreaker.tick.Verdict;
import java.util.Arrays;

/**
 * Which feed leads in each part of an instrument's packets, and when another one takes over; by id and part
 * of {@link Verdict}. See {@link ArbiterKernel} for the rules and their reasons.
 */
final class Parts {
    private static final int NOBODY = -1;
    private static final long SECOND_NS = 1_000_000_000L;

    /** Stamps are whole seconds of clocks that may be a second apart. */
    private static final long STAMP_MARGIN_NS = 2 * SECOND_NS;

    /** A clock off by more than this was never seen: a stamp so much later is later. */
    private static final long PROOF_NS = 10 * SECOND_NS;

    /** A leader that goes on without the part: trades and books are told often, the others may rest. */
    private static final long[] STARVED_NS = {
        10 * SECOND_NS, 10 * SECOND_NS, 180 * SECOND_NS, 180 * SECOND_NS
    };

    private final Rivals rivals;
    private final Links links;
    private final long holdNs;
    private final byte[] leader;
    private final long[] volume;
    private final long[] stampNs;
    private final long[] seenNs;

    /** {@code holdNs}: how long a silent leader's word stands. */
    Parts(int maxInstruments, Rivals rivals, Links links, long holdNs) {
        this.rivals = rivals;
        this.links = links;
        this.holdNs = holdNs;
        leader = new byte[maxInstruments * Verdict.PARTS];
        volume = new long[maxInstruments * Verdict.PARTS];
        stampNs = new long[maxInstruments * Verdict.PARTS];
        seenNs = new long[maxInstruments * Verdict.PARTS];
        Arrays.fill(leader, (byte) NOBODY);
    }

    /** A new trading day: whoever comes first leads. */
    void forget(int id) {
        Arrays.fill(leader, id * Verdict.PARTS, (id + 1) * Verdict.PARTS, (byte) NOBODY);
    }

    /** The slot of the leading feed, -1 for nobody. */
    int leader(int id, int part) {
        return leader[id * Verdict.PARTS + part];
    }

    /** The day's volume by the packet that last counted in a part, {@link Claim#NONE} unknown. */
    long volume(int id, int part) {
        return volume[id * Verdict.PARTS + part];
    }

    /** Whether the packet counts in a part it carries. */
    boolean counts(Claim claim, int part) {
        int at = claim.id * Verdict.PARTS + part;
        if (leader[at] == NOBODY) {
            return true;
        }
        boolean isTrade = part == Verdict.TRADE;
        long known = isTrade ? claim.stream : Math.min(volume[at], claim.stream);
        boolean comparable = claim.told != Claim.NONE && (isTrade || known != Claim.NONE);
        if (comparable && claim.told != known) {
            return claim.told > known || isCorrection(claim, part, at);
        }
        return leader[at] == claim.slot || takesOver(claim, part, at);
    }

    /** Whether lesser fields of the part count, in a packet that lacks the part itself: nobody else leads. */
    boolean isFree(Claim claim, int part) {
        int at = claim.id * Verdict.PARTS + part;
        return leader[at] == NOBODY || leader[at] == claim.slot || takesOver(claim, part, at);
    }

    /** A lower volume is an older one, but for a feed that takes its own word back, or after long. */
    private boolean isCorrection(Claim claim, int part, int at) {
        if (leader[at] == claim.slot && claim.isAlone) {
            return true;
        }
        return isLater(claim, part == Verdict.TRADE ? claim.confirmedNs : seenNs[at]);
    }

    /** Whether the packet shows a moment after {@code sinceNs}, which lateness cannot explain. */
    static boolean isLater(Claim claim, long sinceNs) {
        return claim.provenNs != Claim.NONE && claim.provenNs > sinceNs + PROOF_NS
                || claim.nowNs > sinceNs + Links.LATEST_NS;
    }

    private boolean takesOver(Claim claim, int part, int at) {
        boolean bothStamped = claim.stampNs != Claim.NONE && stampNs[at] != Claim.NONE;
        if (bothStamped && claim.stampNs + STAMP_MARGIN_NS <= stampNs[at]) {
            return false;
        }
        if (bothStamped && claim.stampNs - claim.lateNs >= stampNs[at] + STAMP_MARGIN_NS) {
            return true;
        }
        long fromNs = claim.nowNs - claim.lateNs; // the packet is from then at the earliest
        long lastNs = rivals.seenNs(claim.id, leader[at]);
        boolean isDown = links.isDown(rivals.feed(claim.id, leader[at]));
        return fromNs > lastNs + (isDown ? 0 : holdNs) || fromNs > seenNs[at] + STARVED_NS[part];
    }

    /** The packet counts in the part. */
    void take(Claim claim, int part) {
        int at = claim.id * Verdict.PARTS + part;
        if (leader[at] != claim.slot || claim.stampNs != Claim.NONE) {
            stampNs[at] = claim.stampNs;
        }
        if (claim.told != Claim.NONE) {
            volume[at] = claim.told;
        } else if (leader[at] == NOBODY) {
            volume[at] = Claim.NONE;
        }
        leader[at] = (byte) claim.slot;
        seenNs[at] = claim.nowNs;
    }
}
