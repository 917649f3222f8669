package io.icebreaker.reference;

import java.util.List;

/**
 * One tick, volume or range bar (analytics 2.3, 2.4) as a list of what was folded into it.
 *
 * @param o open, which for a range bar may stand before its first piece; h, l, c likewise
 * @param startRow row of the recording whose trade opened it
 * @param endRow row of the trade that closed it; of its last trade when the session's end did
 * @param pieces in order; none in a PHANTOM
 * @param cvd delta of the session so far at its end
 * @param oiOpen null while none is known
 * @param oiClose likewise
 */
public record NaiveEventBar(
        InstrumentKey key,
        long startNs,
        long endNs,
        int startRow,
        int endRow,
        long o,
        long h,
        long l,
        long c,
        List<Piece> pieces,
        long cvd,
        Long oiOpen,
        Long oiClose,
        boolean partial,
        boolean phantom) {

    /** Some or all of a trade. */
    public record Piece(NaiveTrade trade, long qty) {
        long signed() {
            return trade.side() * qty;
        }
    }

    public long volume(int side) {
        return pieces.stream()
                .filter(piece -> piece.trade().side() == side)
                .mapToLong(Piece::qty)
                .sum();
    }

    public long aggVolume() {
        return pieces.stream().filter(piece -> piece.trade().agg()).mapToLong(Piece::qty).sum();
    }

    public long ruleVolume(String rule) {
        return pieces.stream()
                .filter(piece -> piece.trade().rule().startsWith(rule))
                .mapToLong(Piece::qty)
                .sum();
    }

    public long notional() {
        return pieces.stream().mapToLong(piece -> piece.trade().price() * piece.qty()).sum();
    }

    public boolean afterClose() {
        return pieces.stream().anyMatch(piece -> piece.trade().phase() == Phase.AFTER_CLOSE);
    }

    /** Least or greatest running delta, the initial 0 included. */
    public long extremeDelta(boolean least) {
        long running = 0;
        long extreme = 0;
        for (Piece piece : pieces) {
            running += piece.signed();
            extreme = least ? Math.min(extreme, running) : Math.max(extreme, running);
        }
        return extreme;
    }

    /** Volume at the prices of a row: of sellers, of buyers, unknown. */
    public long row(long lower, long upper, int side) {
        return pieces.stream()
                .filter(piece -> piece.trade().side() == side)
                .filter(piece -> piece.trade().price() >= lower && piece.trade().price() < upper)
                .mapToLong(Piece::qty)
                .sum();
    }
}
