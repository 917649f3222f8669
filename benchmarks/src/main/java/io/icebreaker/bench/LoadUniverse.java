package io.icebreaker.bench;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a trader of options streams who takes all that one connection of Kite gives: two indices, their
 * futures and chains, stocks for the rest. Definitions, and the files by which {@code run} comes to know
 * them.
 */
public final class LoadUniverse {
    private static final String HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,"
                    + "lot_size,instrument_type,segment,exchange";
    private static final long RUPEE = 10_000;
    private static final long TICK = 500;
    private static final int STRIKES = 120;
    private static final int EXPIRIES = 3;

    /** An index and its chain. */
    private record Chain(String name, String index, long spot, long step, long lot) {}

    private static final List<Chain> CHAINS =
            List.of(
                    new Chain("NIFTY", "NIFTY 50", 26_000, 50, 75),
                    new Chain("BANKNIFTY", "NIFTY BANK", 58_000, 100, 35));

    private final List<Instrument> instruments = new ArrayList<>();
    private long token = 1_000;

    public LoadUniverse(int count, LocalDate today) {
        LocalDate expiry = today.plusDays(5);
        for (Chain chain : CHAINS) {
            add("IDX", chain.index(), InstrumentType.IDX, "", null, 0, 1);
            String month = "%s%02dFUT".formatted(chain.name(), expiry.getMonthValue());
            add("NFO", month, InstrumentType.FUT, chain.name(), expiry, 0, chain.lot());
        }
        for (int week = 0; week < EXPIRIES; week++) {
            for (Chain chain : CHAINS) {
                options(chain, expiry.plusDays(7L * week));
            }
        }
        while (instruments.size() < count) {
            String name = "STOCK" + instruments.size();
            add("NSE", name, InstrumentType.EQ, "", null, 0, 1);
        }
        instruments.subList(count, instruments.size()).clear();
    }

    private void options(Chain chain, LocalDate expiry) {
        for (int n = 0; n < STRIKES; n++) {
            long strike = chain.spot() + (n - STRIKES / 2) * chain.step();
            for (InstrumentType type : List.of(InstrumentType.CE, InstrumentType.PE)) {
                String day = "%02d%02d".formatted(expiry.getMonthValue(), expiry.getDayOfMonth());
                String symbol = chain.name() + day + strike + type;
                add("NFO", symbol, type, chain.name(), expiry, strike * RUPEE, chain.lot());
            }
        }
    }

    private void add(
            String segment,
            String symbol,
            InstrumentType type,
            String underlying,
            LocalDate expiry,
            long strike,
            long lot) {
        instruments.add(
                new Instrument(
                        segment, token++, symbol, type, underlying, expiry, strike, lot, TICK));
    }

    public List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    /** Where an instrument's price begins, E4; options follow their underlying. */
    static long price(Instrument instrument) {
        String name = instrument.underlying().isEmpty() ? instrument.symbol() : "";
        for (Chain chain : CHAINS) {
            boolean isIts =
                    chain.index().equals(name) || chain.name().equals(instrument.underlying());
            if (isIts) {
                return chain.spot() * RUPEE;
            }
        }
        return (100 + instrument.token() % 2_000) * RUPEE;
    }

    /** Writes dump and configuration, {@code setting} among it; returns the configuration. */
    public Path write(Path directory, String url, int port, String setting) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(HEADER);
        instruments.forEach(it -> rows.add(row(it)));
        Files.write(directory.resolve("dump.csv"), rows);
        String symbols =
                instruments.stream()
                        .map(it -> '"' + exchange(it) + ":" + it.symbol() + '"')
                        .collect(Collectors.joining(", "));
        return Files.writeString(
                directory.resolve("load.conf"),
                """
                web.port = %d
                journal.directory = "journal"
                %s
                feeds.kite { broker = kite, url = "%s", instruments = "dump.csv", symbols = [%s] }
                """
                        .formatted(port, setting, url, symbols));
    }

    private static String exchange(Instrument it) {
        return it.type() == InstrumentType.IDX ? "NSE" : it.segment();
    }

    private static String row(Instrument it) {
        boolean isIndex = it.type() == InstrumentType.IDX;
        return String.join(
                ",",
                Long.toString(it.token() << 8 | Segments.knownCode(it.segment())),
                Long.toString(it.token()),
                it.symbol(),
                it.underlying(),
                "0",
                it.expiry() == null ? "" : it.expiry().toString(),
                Prices.format(it.strike()),
                Prices.format(it.tickSize()),
                Long.toString(it.lotSize()),
                isIndex ? "EQ" : it.type().name(),
                isIndex ? "INDICES" : it.segment(),
                exchange(it));
    }
}
