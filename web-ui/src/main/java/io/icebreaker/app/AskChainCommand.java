package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker ask chain NIFTY}: an option chain around the market. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = {
            "The option chain of an index (NIFTY), a share (NSE:RELIANCE) or a commodity's future",
            "(MCX:...), strikes nearest to its price. Prices in rupees, quantities in units."
        })
final class AskChainCommand implements Callable<Integer> {
    private static final String USUAL_STRIKES = "20";

    /** A side without a quote. */
    private static final OptionRow.Leg NONE =
            new OptionRow.Leg(0, 0, 0, -1, -1, -1, 0, 0, 0, 0, Double.NaN);

    @Parameters(index = "0", paramLabel = "UNDERLYING", description = "What the options are on.")
    private String underlying;

    @Option(
            names = "--expiry",
            paramLabel = "DATE",
            description = "A day like 2026-11-26 (default: the nearest there is).")
    private String expiry;

    @Option(
            names = "--strikes",
            defaultValue = USUAL_STRIKES,
            paramLabel = "N",
            description = "At most so many, 1.." + OptionChain.MAX_STRIKES + " (default: 20).")
    private int strikes;

    @Mixin private AskOptions options;

    private record Answer(AskedBroker.Chain chain, String json) {}

    @Override
    public Integer call() throws IOException {
        if (strikes < 1 || strikes > OptionChain.MAX_STRIKES) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--strikes is within 1.." + OptionChain.MAX_STRIKES);
        }
        LocalDate day = expiry == null ? null : AskTime.date("--expiry", expiry);
        Answer answer =
                options.ask(
                        true,
                        broker -> {
                            AskedBroker.Chain chain = broker.chain(underlying, day, strikes);
                            return new Answer(chain, Json.line(AskTree.chain(broker, chain)));
                        });
        System.out.print(options.out.json ? answer.json() + "\n" : text(answer.chain()));
        return Exit.OK;
    }

    private static String text(AskedBroker.Chain answer) {
        OptionChain chain = answer.chain();
        String cut =
                chain.isCut()
                        ? chain.rows().size()
                                + " of "
                                + chain.listed()
                                + " strikes, those nearest to it"
                        : "all " + chain.listed() + " strikes";
        return AskedBroker.name(answer.underlying())
                + " at "
                + AskTable.price(chain.spot())
                + " Rs, options expire on "
                + chain.expiry()
                + ", "
                + cut
                + "\n"
                + table(chain).text()
                + "expiries: "
                + String.join(" ", answer.expiries().stream().map(Object::toString).toList())
                + "\n";
    }

    private static AskTable table(OptionChain chain) {
        var table =
                new AskTable(
                        "strike Rs",
                        "ce oi units",
                        "ce volume units",
                        "ce iv %",
                        "ce bid Rs",
                        "ce ask Rs",
                        "ce ltp Rs",
                        "pe ltp Rs",
                        "pe bid Rs",
                        "pe ask Rs",
                        "pe iv %",
                        "pe volume units",
                        "pe oi units");
        for (OptionRow row : chain.rows()) {
            OptionRow.Leg ce = row.ce() == null ? NONE : row.ce();
            OptionRow.Leg pe = row.pe() == null ? NONE : row.pe();
            table.add(
                    AskTable.price(row.strike()),
                    AskTable.count(ce.oi()),
                    AskTable.count(ce.volume()),
                    AskTable.percent(ce.iv()),
                    AskTable.price(ce.bid()),
                    AskTable.price(ce.ask()),
                    AskTable.price(ce.ltp()),
                    AskTable.price(pe.ltp()),
                    AskTable.price(pe.bid()),
                    AskTable.price(pe.ask()),
                    AskTable.percent(pe.iv()),
                    AskTable.count(pe.volume()),
                    AskTable.count(pe.oi()));
        }
        return table;
    }
}
