package io.icebreaker.backtest;

/** Dated rates of what trading costs (analytics 10.4). Immutable; any thread. Cold. */
public final class CostTable {
    private final boolean gstOnIpft;

    private CostTable(boolean gstOnIpft) {
        this.gstOnIpft = gstOnIpft;
    }

    /** The table that ships with the engine, GST on IPFT included. */
    public static CostTable shipped() {
        return new CostTable(true);
    }

    /** The same with GST on the investor protection fee or without. */
    public CostTable withGstOnIpft(boolean taxed) {
        return new CostTable(taxed);
    }

    public boolean gstOnIpft() {
        return gstOnIpft;
    }

    /** Whether a person has compared the rates with the primary circulars. */
    public boolean ratesVerified() {
        return false;
    }
}
