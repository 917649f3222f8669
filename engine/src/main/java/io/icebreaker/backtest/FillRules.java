package io.icebreaker.backtest;

import java.util.Objects;

/**
 * How orders reach the market and trade there (analytics 10.2, 10.3).
 *
 * @param model at which price
 * @param latencyMs from the causing packet's time to the first packet that can fill, or to a cancel's effect
 * @param slippageTicks extra against the trader, never beyond a limit or below one tick; none on standing
 *     fills
 * @param cancelShare QUEUE: which share of what vanished untraded at our price stood before us, 0..1
 * @param maxQuoteAgeMs a packet whose event time lies further behind its receive time fills nothing, 0 for no
 *     such rule (dashboard UI-101)
 */
public record FillRules(
        FillModel model,
        long latencyMs,
        int slippageTicks,
        double cancelShare,
        long maxQuoteAgeMs) {
    /** TOUCH after 250 ms, no slippage, nobody before us cancels. */
    public static final FillRules DEFAULT = new FillRules(FillModel.TOUCH, 250, 0, 0);

    private static final long MS_NS = 1_000_000;
    private static final double MICRO = 1e6;

    public FillRules {
        Objects.requireNonNull(model, "model");
        if (latencyMs < 0
                || slippageTicks < 0
                || maxQuoteAgeMs < 0
                || !(cancelShare >= 0 && cancelShare <= 1)) {
            throw new IllegalArgumentException(
                    "latency, slippage and a quote's age must not be negative, the cancel share within"
                            + " 0..1; were "
                            + latencyMs
                            + " ms, "
                            + slippageTicks
                            + " ticks, "
                            + maxQuoteAgeMs
                            + " ms, "
                            + cancelShare);
        }
    }

    /** Whatever the age of a quote. */
    public FillRules(FillModel model, long latencyMs, int slippageTicks, double cancelShare) {
        this(model, latencyMs, slippageTicks, cancelShare, 0);
    }

    public FillRules with(FillModel chosen) {
        return new FillRules(chosen, latencyMs, slippageTicks, cancelShare, maxQuoteAgeMs);
    }

    public FillRules withLatencyMs(long ms) {
        return new FillRules(model, ms, slippageTicks, cancelShare, maxQuoteAgeMs);
    }

    public FillRules withMaxQuoteAgeMs(long ms) {
        return new FillRules(model, latencyMs, slippageTicks, cancelShare, ms);
    }

    /** Whether a packet came too late to be traded on. */
    boolean isTooOld(long receiveTimeNs, long eventTimeNs) {
        return maxQuoteAgeMs > 0 && receiveTimeNs - eventTimeNs > maxQuoteAgeMs * MS_NS;
    }

    long latencyNs() {
        return latencyMs * MS_NS;
    }

    /** The cancel share in millionths, so that its part of a quantity is exact. */
    long cancelMicros() {
        return Math.round(cancelShare * MICRO);
    }
}
