package io.icebreaker.feed.master;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/**
 * Reads one file of a broker's master, already unpacked. Streams: a master is never held as text. Columns
 * are found by the header's names; order and further columns do not matter. A row that makes no instrument
 * is skipped and counted and the first of them are named by line: see {@link MasterCollector}. Stateless,
 * any thread. Cold.
 */
@FunctionalInterface
public interface MasterParser {
    /**
     * The file's instruments, in its order, each with its canonical {@code Instrument} (segment word NSE
     * NFO BSE BFO CDS BCD MCX IDX or the broker's own, and the exchange's token; an index of a broker but
     * Kite may carry the broker's own token: {@link InstrumentBook} gives it its right one).
     *
     * @param in the file's bytes; the caller closes it
     * @param today trading date in IST: contracts that expired before it are left out
     * @throws IOException when the stream fails, or when what it holds is no master at all (no header)
     */
    MasterRows parse(InputStream in, LocalDate today) throws IOException;
}
