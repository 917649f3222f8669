package io.icebreaker.feed.chain;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One strike of one expiry.
 *
 * @param expiry null when the source does not say
 * @param strike E4
 * @param ce null when the exchange lists none
 * @param pe likewise
 */
public record ChainRow(LocalDate expiry, long strike, ChainLeg ce, ChainLeg pe) {
    static final Comparator<ChainRow> ORDER =
            Comparator.comparing(
                            ChainRow::expiry,
                            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                    .thenComparingLong(ChainRow::strike);
}
