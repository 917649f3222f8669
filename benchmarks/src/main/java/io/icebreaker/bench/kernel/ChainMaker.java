package io.icebreaker.bench.kernel;

import io.icebreaker.stage.option.ChainArrays;

/** Fills volatilities and Greeks of a whole chain in; one thread. */
interface ChainMaker {
    void compute(ChainArrays chain, double forward);
}
