package io.icebreaker.feed.sim;

/** The sectors of invented companies. */
enum Sector {
    BANKS("Banks", "BANK", 1.15, 0.12),
    FINANCE("Finance", "FIN", 1.20, 0.13),
    SOFTWARE("Software", "SOFT", 0.85, 0.14),
    ENERGY("Energy", "OIL", 0.95, 0.13),
    AUTOS("Autos", "MOTOR", 1.05, 0.12),
    PHARMA("Pharma", "CURE", 0.65, 0.12),
    CONSUMER("Consumer", "FOODS", 0.60, 0.09),
    METALS("Metals", "STEEL", 1.30, 0.18),
    CONSTRUCTION("Construction", "INFRA", 1.15, 0.13),
    UTILITIES("Utilities", "GRID", 0.80, 0.11),
    CHEMICALS("Chemicals", "CHEM", 0.90, 0.12),
    TELECOM("Telecom", "NET", 0.80, 0.13);

    /** Of two dozen companies so many are of each: banks and lenders are most, as on an exchange. */
    private static final Sector[] SHARES = {
        BANKS, SOFTWARE, ENERGY, CONSUMER, FINANCE, AUTOS, PHARMA, METALS, BANKS, CONSTRUCTION,
        UTILITIES, SOFTWARE, CHEMICALS, FINANCE, TELECOM, CONSUMER, PHARMA, AUTOS, BANKS, METALS,
        FINANCE, CONSTRUCTION, CHEMICALS, ENERGY
    };

    final String title;

    /** How its companies' invented symbols end. */
    final String suffix;

    /** How far its companies follow the market, on average. */
    final double beta;

    /** Deviation of the sector's own moves in a year. */
    final double yearVol;

    Sector(String title, String suffix, double beta, double yearVol) {
        this.title = title;
        this.suffix = suffix;
        this.beta = beta;
        this.yearVol = yearVol;
    }

    /** Of the company at a rank. */
    static Sector of(int rank) {
        return SHARES[rank % SHARES.length];
    }
}
