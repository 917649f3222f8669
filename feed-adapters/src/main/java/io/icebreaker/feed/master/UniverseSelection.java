package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.UniverseChoice.Chain;
import io.icebreaker.feed.master.UniverseRule.Cycle;
import io.icebreaker.feed.master.UniverseRule.Options;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns a feed's universe into instruments of its broker. Cold; one thread. */
public final class UniverseSelection {
    private final InstrumentBook book;
    private final String broker;
    private final Path lists;
    private final Set<Instrument> fixed = new LinkedHashSet<>();
    private final List<Chain> chains = new ArrayList<>();

    /**
     * @param lists directory of the user's lists of shares
     */
    public UniverseSelection(InstrumentBook book, String broker, Path lists) {
        this.book = book;
        this.broker = broker;
        this.lists = lists;
    }

    /**
     * Takes up what an entry names.
     *
     * @throws IllegalArgumentException when that is nothing, with why and what to do
     */
    public void add(String entry) {
        if (matches(UniverseRule.parse(entry)) == 0) {
            throw new IllegalArgumentException(broker + " lists none of '" + entry + "'");
        }
    }

    /** How many instruments a rule names; all of them are taken up. */
    private long matches(UniverseRule rule) {
        if (rule instanceof UniverseRule.Symbol symbol) {
            return add(known(symbol.text()));
        }
        if (rule instanceof UniverseRule.Indices) {
            return addAll(IndexTable.shipped().rows().stream().flatMap(r -> index(r.symbol())));
        }
        if (rule instanceof UniverseRule.FnoStocks) {
            return addAll(withFutures().flatMap(name -> book.find("NSE:" + name).stream()));
        }
        if (rule instanceof UniverseRule.ShareList list) {
            return addList(list.name());
        }
        if (rule instanceof UniverseRule.Futures futures) {
            return addAll(futures(futures));
        }
        return addOptions((Options) rule);
    }

    private Stream<Instrument> index(String symbol) {
        return book.find(symbol).filter(it -> it.type() == InstrumentType.IDX).stream();
    }

    private int add(Instrument instrument) {
        fixed.add(instrument);
        return 1;
    }

    /** Those of them that the broker has. */
    private long addAll(Stream<Instrument> instruments) {
        return instruments.filter(it -> book.at(broker, it).isPresent()).peek(fixed::add).count();
    }

    /** All that was taken up. */
    public UniverseChoice choice() {
        return new UniverseChoice(fixed.stream().map(this::atBroker).toList(), chains);
    }

    private BrokerInstrument atBroker(Instrument instrument) {
        return book.at(broker, instrument).orElseThrow();
    }

    private Instrument known(String text) {
        return book.find(text)
                .filter(it -> book.at(broker, it).isPresent())
                .orElseThrow(() -> unknown(text));
    }

    private IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                text
                        + " is not in "
                        + broker
                        + "'s instrument master; icebreaker search finds how it is called");
    }

    private Stream<String> withFutures() {
        return book.of(broker).stream()
                .map(BrokerInstrument::instrument)
                .filter(it -> it.type() == InstrumentType.FUT && it.segment().equals("NFO"))
                .map(Instrument::underlying)
                .filter(name -> IndexTable.shipped().named(name).isEmpty())
                .distinct()
                .sorted();
    }

    private int addList(String name) {
        Path file = lists.resolve(name + ".txt");
        try {
            int line = 0;
            int count = 0;
            for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                line++;
                String symbol = text.replaceFirst("#.*", "").strip();
                if (!symbol.isEmpty()) {
                    count += add(listed(file, line, symbol));
                }
            }
            return count;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    name
                            + " needs the file "
                            + file
                            + ": one NSE symbol a line, # begins a comment. Constituents change and"
                            + " belong to the index's owner, so none are shipped: take them from the"
                            + " owner's page and note source and date in the file's first line",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Instrument listed(Path file, int line, String symbol) {
        try {
            return known(symbol.contains(":") ? symbol : "NSE:" + symbol);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": line " + line + ": " + e.getMessage(), e);
        }
    }

    private Stream<Instrument> futures(UniverseRule.Futures wanted) {
        return contracts(wanted.underlying(), InstrumentType.FUT)
                .map(BrokerInstrument::instrument)
                .sorted(Comparator.comparing(Instrument::expiry))
                .limit(wanted.expiries());
    }

    private int addOptions(Options wanted) {
        String name = wanted.underlying();
        List<BrokerInstrument> all =
                Stream.of(InstrumentType.CE, InstrumentType.PE)
                        .flatMap(type -> contracts(name, type))
                        .toList();
        Optional<LocalDate> expiry = expiry(all, wanted.cycle());
        if (expiry.isEmpty()) {
            return 0;
        }
        Instrument underlying = followed(name);
        fixed.add(underlying);
        List<BrokerInstrument> chain =
                all.stream()
                        .filter(it -> it.instrument().expiry().equals(expiry.get()))
                        .sorted(Comparator.comparingLong(it -> it.instrument().strike()))
                        .toList();
        chains.add(new Chain(atBroker(underlying), chain, wanted.each()));
        return chain.size();
    }

    private Instrument followed(String name) {
        return book.underlying(name)
                .or(() -> nearestFuture(name))
                .filter(it -> book.at(broker, it).isPresent())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        broker
                                                + " has neither "
                                                + name
                                                + " nor its future, whose price the strikes would"
                                                + " follow"));
    }

    /** Commodities have no price of their own: their options follow the future. */
    private Optional<Instrument> nearestFuture(String name) {
        return contracts(name, InstrumentType.FUT)
                .map(BrokerInstrument::instrument)
                .min(Comparator.comparing(Instrument::expiry));
    }

    private static Optional<LocalDate> expiry(List<BrokerInstrument> options, Cycle cycle) {
        Set<LocalDate> all = new TreeSet<>();
        options.forEach(it -> all.add(it.instrument().expiry()));
        Optional<LocalDate> nearest = all.stream().findFirst();
        if (cycle != Cycle.MONTHLY || nearest.isEmpty()) {
            return nearest;
        }
        YearMonth month = YearMonth.from(nearest.get());
        return all.stream()
                .filter(it -> YearMonth.from(it).equals(month))
                .max(LocalDate::compareTo);
    }

    private Stream<BrokerInstrument> contracts(String name, InstrumentType type) {
        return book.of(broker).stream()
                .filter(it -> it.instrument().type() == type)
                .filter(it -> it.instrument().underlying().equals(name))
                .filter(it -> it.instrument().expiry() != null);
    }
}
