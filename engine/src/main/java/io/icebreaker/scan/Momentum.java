package io.icebreaker.scan;

/** Which side the rules that are true at a bar favour together (analytics 8.2). */
public enum Momentum {
    NEUTRAL("Neutral"),
    BULLISH("Bullish Momentum"),
    BEARISH("Bearish Momentum"),
    /** Both sides alike. */
    CONSOLIDATION("Consolidation");

    private final String label;

    Momentum(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
