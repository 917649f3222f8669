package io.icebreaker.bench.kernel;

import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;

/** Whose EMA20 and RSI14. */
public enum PairKind {
    OURS,
    PLAIN,
    TA4J_DOUBLE,
    TA4J_DECIMAL;

    PairMaker make() {
        return switch (this) {
            case OURS -> new OurPair();
            case PLAIN -> new PlainPair();
            case TA4J_DOUBLE -> new Ta4jPair(DoubleNum.class);
            case TA4J_DECIMAL -> new Ta4jPair(DecimalNum.class);
        };
    }
}
