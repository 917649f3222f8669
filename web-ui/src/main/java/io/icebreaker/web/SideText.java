package io.icebreaker.web;

/** What must be said wherever sides are shown (analytics 1.6). */
final class SideText {
    private static final String INFERRED =
            "Retail feeds carry no trade side, so it is inferred. Feeds conflate: sweeps, refills and queue "
                    + "changes between packets stay unseen. ";

    private SideText() {}

    static String of(String model) {
        return INFERRED + how(model);
    }

    private static String how(String model) {
        return switch (model) {
            case "QUOTE" ->
                    "The quote before each packet tells the side; at the exact mid there is none. "
                            + "Trades merged into one packet all get one side.";
            case "TICK" ->
                    "The last price change tells the side. Trades merged into one packet all get one side.";
            case "SPLIT_MID" ->
                    "The quote before each packet tells the side, at the mid the last price change; where "
                            + "neither does, the volume is halved.";
            case "BVC" ->
                    "Closed minutes are split by their price change over the usual one; shorter bars and "
                            + "price rows have no side.";
            case "BOOK" ->
                    "The quote before each packet tells the side, at the mid the last price change; a share "
                            + "goes to the other side, more for longer packets and where the book lost the "
                            + "wrong side's sizes.";
            default ->
                    "The quote before each packet tells the side, at the mid the last price change; trades "
                            + "merged into one packet all get one side.";
        };
    }
}
