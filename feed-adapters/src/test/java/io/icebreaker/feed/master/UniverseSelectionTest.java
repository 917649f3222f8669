package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.UniverseChoice.Chain;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniverseSelectionTest {
    private static final List<LocalDate> EXPIRIES =
            List.of(
                    LocalDate.of(2026, 12, 22),
                    LocalDate.of(2026, 12, 29),
                    LocalDate.of(2027, 1, 26));

    @TempDir private Path lists;

    private final List<BrokerInstrument> rows = new ArrayList<>();
    private long token = 40_000;

    private void cash(String segment, String symbol, InstrumentType type) {
        row(new Instrument(segment, token++, symbol, type, "", null, 0, 1, 500));
    }

    private void contract(
            String segment, String name, InstrumentType type, LocalDate expiry, long strike) {
        String symbol = name + expiry + type + strike;
        row(
                new Instrument(
                        segment,
                        token++,
                        symbol,
                        type,
                        name,
                        expiry,
                        strike * Prices.ONE,
                        50,
                        500));
    }

    private void row(Instrument it) {
        rows.add(new BrokerInstrument(it, it.segment(), it.token(), it.symbol()));
    }

    private UniverseChoice choose(String... entries) {
        rows.clear();
        cash("IDX", "NIFTY 50", InstrumentType.IDX);
        cash("IDX", "NIFTY BANK", InstrumentType.IDX);
        cash("IDX", "NIFTY IT", InstrumentType.IDX);
        cash("NSE", "RELIANCE", InstrumentType.EQ);
        cash("NSE", "SBIN", InstrumentType.EQ);
        cash("NSE", "PENNY", InstrumentType.EQ);
        for (LocalDate expiry : EXPIRIES) {
            contract("NFO", "NIFTY", InstrumentType.FUT, expiry, 0);
            contract("NFO", "RELIANCE", InstrumentType.FUT, expiry, 0);
            contract("MCX", "CRUDEOIL", InstrumentType.FUT, expiry, 0);
            for (long strike = 24_000; strike <= 25_000; strike += 100) {
                contract("NFO", "NIFTY", InstrumentType.CE, expiry, strike);
                contract("NFO", "NIFTY", InstrumentType.PE, expiry, strike);
                contract("MCX", "CRUDEOIL", InstrumentType.CE, expiry, strike / 4);
            }
        }
        var book = InstrumentBook.of(Map.of("kite", new MasterRows(rows, 0, List.of())));
        var selection = new UniverseSelection(book, "kite", lists);
        for (String entry : entries) {
            selection.add(entry);
        }
        return selection.choice();
    }

    private static List<String> symbols(UniverseChoice choice) {
        return choice.fixed().stream().map(BrokerInstrument::symbol).toList();
    }

    @Test
    void wordsNameInstrumentsEachOnce() {
        assertEquals(
                List.of("NIFTY 50", "NIFTY BANK", "RELIANCE"),
                symbols(choose("indices", "fno-stocks", "NSE:RELIANCE", "NSE:NIFTY 50")));
        assertEquals(
                List.of("NIFTY2026-12-22FUT0", "NIFTY2026-12-29FUT0"),
                symbols(choose("futures nifty 2")));
    }

    @Test
    void listsAreTheUsersFiles() throws IOException {
        Files.writeString(
                lists.resolve("nifty50.txt"), "# mine, 2026-11-20\nRELIANCE\n\nSBIN # a bank\n");
        assertEquals(List.of("RELIANCE", "SBIN"), symbols(choose("nifty50")));
        Files.writeString(lists.resolve("mine.txt"), "NSE:PENNY\nGONE\n");
        String gone = refused("list mine");
        assertTrue(
                gone.contains("mine.txt: line 2: NSE:GONE is not in kite's instrument master"),
                gone);
        String missing = refused("nifty100");
        assertTrue(missing.contains(lists.resolve("nifty100.txt").toString()), missing);
        assertTrue(missing.contains("one NSE symbol a line"), missing);
    }

    private String refused(String entry) {
        return assertThrows(IllegalArgumentException.class, () -> choose(entry)).getMessage();
    }

    @Test
    void optionsComeAsAChainThatFollowsItsUnderlying() {
        UniverseChoice choice = choose("options NIFTY atm 2", "options NIFTY atm 3 monthly");
        assertEquals(List.of("NIFTY 50"), symbols(choice));
        Chain weekly = choice.chains().get(0);
        assertEquals(22, weekly.options().size());
        assertEquals(EXPIRIES.get(0), weekly.options().get(0).instrument().expiry());
        assertEquals(
                EXPIRIES.get(1), choice.chains().get(1).options().get(0).instrument().expiry());
        assertEquals(1 + 20 + 22, choice.most());
        assertEquals(
                "CRUDEOIL2026-12-22FUT0",
                choose("options CRUDEOIL atm 1").chains().get(0).underlying().symbol());
    }

    @Test
    void whatMeansNothingIsRefusedWithWhatIsAllowed() {
        assertTrue(
                refused("nifty 50").contains("allowed are indices, nifty50"), refused("nifty 50"));
        assertTrue(refused("options NIFTY atm 500").contains("at most 100"));
        assertEquals("kite lists none of 'options SBIN atm 5'", refused("options SBIN atm 5"));
        assertTrue(refused("NSE:NOBODY").contains("icebreaker search"), refused("NSE:NOBODY"));
    }
}
