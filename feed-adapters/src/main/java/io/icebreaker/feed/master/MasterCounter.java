package io.icebreaker.feed.master;

/** What is counted about masters. */
public enum MasterCounter {
    FETCHED("masters downloaded, checked and taken"),
    FETCH_FAILURES("masters that could not be downloaded"),
    CHECK_FAILURES(
            "downloaded masters not taken: too few rows, too many bad ones, or no master at all"),
    EARLIER_USED("times an earlier day's master stood in for today's"),
    DAMAGED("kept masters that could not be read again"),
    SKIPPED_ROWS("rows of masters in use that made no instrument"),
    DISAGREEMENTS("rows left out because an earlier broker says otherwise of the same token"),
    FOREIGN_INDICES("indices of a broker that no other broker's could be told to be");

    private final String meaning;

    MasterCounter(String meaning) {
        this.meaning = meaning;
    }

    /** What a rise of it says. */
    public String meaning() {
        return meaning;
    }
}
