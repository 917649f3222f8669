package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backtest fills} on a small recording, from CSV to CSV. */
class BacktestFillsTest {
    private static final long OPEN_NS = 1_765_770_300_000_000_000L; // 2025-12-15 09:15 IST
    private static final String HEADER = "order,time_ns,segment,token,side,qty,price,status,reason";

    @TempDir Path directory;
    private Path ticks;
    private Path orders;
    private Path out;

    @BeforeEach
    void record() throws Exception {
        ticks = directory.resolve("day.csv");
        orders = directory.resolve("orders.csv");
        out = directory.resolve("fills.csv");
        var text =
                new StringBuilder("recv_ns,exch_ns,segment,token,ltp,ltq,volume,bp1,bq1,ap1,aq1\n");
        for (int second = 0; second < 60; second++) {
            long ns = OPEN_NS + second * 1_000_000_000L;
            text.append(ns).append(',').append(ns).append(",NSE,1,100.00,10,");
            text.append(1_000 + 10 * second).append(",99.95,200,100.05,200\n");
        }
        Files.writeString(ticks, text);
        Files.writeString(
                directory.resolve("day.instruments.csv"),
                """
                segment,token,symbol,type,underlying,expiry,strike,lot,tick_size
                NSE,1,EXAMPLE,EQ,,,,1,0.05
                """);
        Files.writeString(
                orders,
                "time_ns,segment,token,side,qty,type,limit\n"
                        + at(10)
                        + ",NSE,1,BUY,300,MARKET,\n"
                        + at(10)
                        + ",NSE,1,SELL,100,LIMIT,101.02\n"
                        + at(5)
                        + ",NSE,2,BUY,1,MARKET,\n"
                        + at(12)
                        + ",NSE,1,SELL,10000,MARKET,\n");
    }

    private static long at(int second) {
        return OPEN_NS + second * 1_000_000_000L;
    }

    private List<String> fills(Object... day) throws Exception {
        var words = new java.util.ArrayList<Object>(List.of("backtest", "fills"));
        words.addAll(List.of(day));
        words.addAll(List.of("--orders", orders, "--out", out));
        var told = CommandRun.json(words.toArray());
        assertEquals(4, told.at("orders").number());
        return Files.readAllLines(out);
    }

    @Test
    void fillsByRecordingAndByJournalAreTheSame() throws Exception {
        List<String> lines = fills("--ticks", ticks, "--latency-ms", 1_000);
        assertEquals(HEADER, lines.get(0));
        assertEquals("1," + at(11) + ",NSE,1,BUY,200,100.05,FILLED,", lines.get(1));
        assertEquals("1," + at(11) + ",NSE,1,BUY,100,100.1,FILLED,", lines.get(2));
        assertEquals("2," + at(59) + ",NSE,1,SELL,100,,EXPIRED,END", lines.get(3));
        assertEquals("3," + at(5) + ",NSE,2,BUY,1,,REJECTED,BAD_ORDER", lines.get(4));
        // the visible level and twenty ticks beyond, 200 each
        assertEquals(5 + 21, lines.indexOf("4," + at(13) + ",NSE,1,SELL,5800,,REJECTED,TOO_LARGE"));
        Path journal = directory.resolve("journal");
        CommandRun.json("import", ticks, "--journal", journal);
        assertEquals(lines, fills("--journal", journal, "--latency-ms", 1_000));
        assertEquals(lines, fills("--journal", journal, "--latency-ms", 1_000));
    }

    @Test
    void anotherModelFillsAnotherWay() throws Exception {
        List<String> lines = fills("--ticks", ticks, "--model", "last", "--slippage", 1);
        assertEquals("1," + at(11) + ",NSE,1,BUY,300,100.05,FILLED,", lines.get(1));
    }

    @Test
    void aListThatCannotBeReadNamesTheLine() throws Exception {
        Files.writeString(
                orders, "time_ns,segment,token,side,qty,type,limit\n1,NSE,1,HOLD,1,MARKET,\n");
        var run =
                CommandRun.of(
                        "backtest", "fills", "--ticks", ticks, "--orders", orders, "--out", out);
        assertEquals(Exit.COULD_NOT_RUN, run.code());
        assertTrue(run.errors().contains("line 2"), run.errors());
        assertTrue(run.errors().contains("HOLD"), run.errors());
    }
}
