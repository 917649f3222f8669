package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.MasterCollector;
import io.icebreaker.feed.master.MasterFile;
import io.icebreaker.feed.master.MasterFile.Packing;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Dhan's daily scrip master, compact or detailed (feed-dhan 11): which of the two a file is, its header
 * tells. A security id is unique only within its segment. Of shares, the series EQ, BE, BZ, SM and ST of
 * NSE and the equity shares and funds of BSE are taken; bonds, warrants and test symbols are passed by,
 * for one company's come under one trading symbol.
 *
 * <p>MCX counts lots on this wire, and so do its rows here: a lot is one unit.
 */
public final class DhanInstruments implements MasterParser {
    private static final URI DETAILED =
            URI.create("https://images.dhan.co/api-data/api-scrip-master-detailed.csv");

    /** Longer than the name of the first column of either. */
    private static final int HEAD = 64;

    private static final List<String> NEEDED_OF_DETAILED =
            List.of("EXCH_ID", "SEGMENT", "SECURITY_ID", "INSTRUMENT", "SYMBOL_NAME", "TICK_SIZE");
    private static final List<String> NEEDED_OF_COMPACT =
            List.of(
                    "SEM_EXM_EXCH_ID",
                    "SEM_SEGMENT",
                    "SEM_SMST_SECURITY_ID",
                    "SEM_INSTRUMENT_NAME",
                    "SEM_TRADING_SYMBOL",
                    "SEM_TICK_SIZE");

    /** Where the detailed master is: one plain file of some 200,000 rows. */
    public static MasterSource source() {
        var file = new MasterFile("api-scrip-master-detailed.csv", DETAILED, Packing.PLAIN);
        return new MasterSource("dhan", List.of(file), new DhanInstruments());
    }

    @Override
    public MasterRows parse(InputStream in, LocalDate today) throws IOException {
        var buffered = new BufferedInputStream(in);
        boolean isCompact = isCompact(buffered);
        var rows = new MasterCollector(today);
        MasterTable.read(
                buffered,
                isCompact ? NEEDED_OF_COMPACT : NEEDED_OF_DETAILED,
                rows,
                row -> instrument(isCompact ? DhanRow.compact(row) : DhanRow.detailed(row)));
        return rows.rows();
    }

    private static boolean isCompact(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        in.reset();
        return head.contains("SEM_EXM_EXCH_ID") || head.startsWith("SEM_");
    }

    private static BrokerInstrument instrument(DhanRow row) {
        return row.isWanted() ? row.instrument() : null;
    }
}
