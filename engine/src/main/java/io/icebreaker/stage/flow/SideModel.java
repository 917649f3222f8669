package io.icebreaker.stage.flow;

/** One way to put a trade on its sides (analytics 1.3). One thread; allocates nothing after construction. */
interface SideModel {
    /** Concludes, from everything else in the evidence. */
    void judge(Evidence evidence);

    /** A new trading day of an instrument. */
    default void reset(int id) {}

    /** The model by its name in the configuration. */
    static SideModel named(String name, int maxInstruments) {
        return switch (name) {
            case "LEE_READY_SNAP" -> new LeeReadyModel();
            case "QUOTE" -> new QuoteModel();
            case "TICK" -> new TickModel();
            case "SPLIT_MID" -> new SplitMidModel(maxInstruments);
            case "BVC" -> new BulkModel();
            case "BOOK" -> new BookModel();
            default -> throw new IllegalArgumentException("no such side model: " + name);
        };
    }
}
