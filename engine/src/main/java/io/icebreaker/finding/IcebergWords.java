package io.icebreaker.finding;

/** An iceberg-like level (analytics 4.1): whose, when, and the episode as it stood then. */
public final class IcebergWords {
    /** Dense instrument id. */
    public static final int ID = 0;

    /** Event time of the trade that made it true, ns UTC. */
    public static final int TIME_NS = 1;

    /** An {@link EpisodeWords}; its EMITTED is the ratio now. */
    public static final int EPISODE = 2;

    public static final int WORDS = EPISODE + EpisodeWords.WORDS;

    private IcebergWords() {}
}
