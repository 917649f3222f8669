package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Gathers the rows of a master while it is read. One thread; for one or more files. */
public final class MasterCollector {
    /** As many bad rows are named; the rest is only counted. */
    public static final int MAX_COMPLAINTS = 50;

    private final LocalDate today;
    private final List<BrokerInstrument> rows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private long skipped;

    /**
     * @param today contracts that expired before it are left out
     */
    public MasterCollector(LocalDate today) {
        this.today = today;
    }

    /** Keeps a row, unless its contract has expired. */
    public void add(BrokerInstrument row) {
        LocalDate expiry = row.instrument().expiry();
        if (expiry == null || !expiry.isBefore(today)) {
            rows.add(row);
        }
    }

    /** Counts a row that makes no instrument. */
    public void skip(long line, String why) {
        complain("line " + line + ": " + why);
    }

    /** Counts what is wrong with a file rather than with a row of it. */
    public void complain(String what) {
        skipped++;
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(what);
        }
    }

    /** Takes over what another reading skipped, its complaints under a file's name. */
    void skipped(String file, MasterRows rows) {
        skipped += rows.skipped();
        for (String complaint : rows.complaints()) {
            if (complaints.size() < MAX_COMPLAINTS) {
                complaints.add(file + ": " + complaint);
            }
        }
    }

    public MasterRows rows() {
        return new MasterRows(rows, skipped, complaints);
    }
}
