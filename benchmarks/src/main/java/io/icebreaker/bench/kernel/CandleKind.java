package io.icebreaker.bench.kernel;

/** Whose candles. */
public enum CandleKind {
    OURS,
    MAP,
    TA4J,
    SIDDHI;

    CandleMaker make(int instruments, CandleSink sink) {
        return switch (this) {
            case OURS -> new OurCandles(instruments, sink);
            case MAP -> new MapCandles(sink);
            case TA4J -> new Ta4jCandles(instruments, sink);
            case SIDDHI -> new SiddhiCandles(sink);
        };
    }
}
