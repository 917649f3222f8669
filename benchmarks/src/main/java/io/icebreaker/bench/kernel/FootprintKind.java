package io.icebreaker.bench.kernel;

/** Whose footprints. */
public enum FootprintKind {
    OURS,
    MAP;

    FootprintMaker make(int instruments, FootprintSink sink) {
        return switch (this) {
            case OURS -> new OurFootprints(instruments, sink);
            case MAP -> new MapFootprints(instruments, sink);
        };
    }
}
