package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import io.icebreaker.feed.master.UniverseSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account's instruments: today's master, fetched when it is not there, and what words choose of it. */
record Instruments(InstrumentBook book, String broker, Path lists, Path directory, String warning) {
    private static final int TESTED = 3;

    /** Always traded, or always quoted. */
    private static final List<String> WELL_KNOWN =
            List.of(
                    "NSE:NIFTY 50",
                    "NSE:RELIANCE",
                    "NSE:HDFCBANK",
                    "NSE:SBIN",
                    "NSE:INFY",
                    "NSE:TCS",
                    "NSE:NIFTY BANK");

    /**
     * Waits for the download when there is none of today.
     *
     * @throws IOException when there is no master at all, with what to do
     */
    static Instruments of(Account account, WizardFiles files, InstantSource clock)
            throws IOException {
        MasterSource source = source(account);
        var store = new MasterStore(files.masters(), new HttpFetch(), new MasterCounters());
        KeptMaster master = store.load(source, clock.instant(), false);
        var book = InstrumentBook.of(Map.of(source.broker(), master.rows()));
        return new Instruments(
                book, source.broker(), files.lists(), master.directory(), master.warning());
    }

    private static MasterSource source(Account account) throws IOException {
        BrokerKind kind = account.kind();
        MasterSource source = kind.streams() ? kind.stream().source() : null;
        if (source == null) {
            throw new IOException(
                    kind.title() + "'s instruments cannot be fetched by this build yet");
        }
        boolean isLocal = account.rest() != null && account.rest().getScheme().equals("http");
        return isLocal ? source.at(account.rest()) : source; // a simulator serves them beside REST
    }

    UniverseSelection selection() {
        return new UniverseSelection(book, broker, lists);
    }

    /** Three that ought to tick; their numbers differ, whatever the segment. */
    List<BrokerInstrument> forTest() {
        List<BrokerInstrument> three = new ArrayList<>();
        Set<Long> tokens = new HashSet<>();
        for (String symbol : WELL_KNOWN) {
            book.find(symbol)
                    .flatMap(it -> book.at(broker, it))
                    .filter(it -> three.size() < TESTED && tokens.add(it.token()))
                    .ifPresent(three::add);
        }
        for (BrokerInstrument any : book.of(broker)) {
            if (three.size() < TESTED && tokens.add(any.token())) {
                three.add(any);
            }
        }
        return three;
    }
}
