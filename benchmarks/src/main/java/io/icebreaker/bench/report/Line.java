package io.icebreaker.bench.report;

/**
 * One measured line of the report: ours beside a peer and a physical limit, all in one unit and from one run.
 *
 * @param target which of P1 to P14 (performance spec 4) it answers
 * @param metric what was measured, with its workload
 * @param unit of all three figures
 * @param ours our figure; NaN when it could not be taken
 * @param peer what the peer is, empty without one
 * @param peerFigure the peer's; NaN without one
 * @param limit what bounds it physically, empty without one
 * @param limitFigure the limit's; NaN without one
 * @param wanted the target in words
 * @param verdict whether it is met
 * @param note what one must know to read it: samples, percentiles, allocation, what bounds it
 */
public record Line(
        String target,
        String metric,
        String unit,
        double ours,
        String peer,
        double peerFigure,
        String limit,
        double limitFigure,
        String wanted,
        Verdict verdict,
        String note) {}
