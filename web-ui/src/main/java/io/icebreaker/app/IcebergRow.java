package io.icebreaker.app;

import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.util.function.IntFunction;

/** {@code export --what icebergs}: a line an event; side is the side of the book that is traded into. */
final class IcebergRow {
    static final String HEADER =
            "segment,token,time_ns,side,price,ratio,refills,hidden,traded,peak,hidden_share,confidence";

    private IcebergRow() {}

    /** The cells of an {@link IcebergWords}. */
    static String[] of(long[] words, int at, IntFunction<Instrument> instruments) {
        Instrument instrument = instruments.apply((int) words[at + IcebergWords.ID]);
        int episode = at + IcebergWords.EPISODE;
        return new String[] {
            instrument.segment(),
            Long.toString(instrument.token()),
            Long.toString(words[at + IcebergWords.TIME_NS]),
            words[episode + EpisodeWords.SIDE] == EpisodeWords.BID ? "BID" : "ASK",
            Prices.format(words[episode + EpisodeWords.PRICE]),
            Doubles.text(EpisodeWords.ratio(words, episode)),
            Long.toString(words[episode + EpisodeWords.REFILLS]),
            Long.toString(words[episode + EpisodeWords.HIDDEN]),
            Long.toString(words[episode + EpisodeWords.TRADED]),
            Long.toString(words[episode + EpisodeWords.PEAK]),
            Doubles.text(EpisodeWords.hiddenShare(words, episode)),
            Long.toString(EpisodeWords.confidence(words, episode))
        };
    }
}
