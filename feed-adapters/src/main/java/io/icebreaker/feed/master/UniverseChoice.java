package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import java.util.List;

/**
 * What a feed shall stream.
 *
 * @param fixed from the start to the end of the day, each once
 * @param chains options that follow their underlyings' prices
 */
public record UniverseChoice(List<BrokerInstrument> fixed, List<Chain> chains) {
    public UniverseChoice {
        fixed = List.copyOf(fixed);
        chains = List.copyOf(chains);
    }

    /**
     * Options of one underlying and expiry of which those near the market are wanted.
     *
     * @param underlying whose price is followed; among the fixed ones
     * @param options calls and puts of all strikes, by strike
     * @param each strikes to each side
     */
    public record Chain(BrokerInstrument underlying, List<BrokerInstrument> options, int each) {
        public Chain {
            options = List.copyOf(options);
        }

        /** As many of them are streamed at once: a whole window, and the one it moved away from. */
        public int most() {
            return Math.min(options.size(), 4 * (2 * each + 1));
        }
    }

    /** As many instruments may be streamed at once. */
    public int most() {
        return fixed.size() + chains.stream().mapToInt(Chain::most).sum();
    }
}
