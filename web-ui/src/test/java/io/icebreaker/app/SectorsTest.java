package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's file of sectors. */
class SectorsTest {
    @TempDir Path work;

    private Path file(String rows) throws Exception {
        String text = "symbol,sector,marketCapRupees\n" + rows;
        return Files.writeString(work.resolve("sectors.csv"), text);
    }

    private static Instrument share(String symbol) {
        return new Instrument("NSE", 1, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    @Test
    void sharesHaveASectorAndPerhapsACapitalisation() throws Exception {
        Sectors sectors =
                Sectors.read(file("SBIN,Banks,7000000000000\n\"M&M\",\"Cars, lorries\",\n"));
        assertEquals("Banks", sectors.of(share("SBIN")).name());
        assertEquals(7_000_000_000_000L, sectors.of(share("SBIN")).marketCapRupees());
        assertEquals("Cars, lorries", sectors.of(share("M&M")).name());
        assertNull(sectors.of(share("M&M")).marketCapRupees());
        assertNull(sectors.of(share("INFY")), "not in the file");
        var index = new Instrument("IDX", 2, "SBIN", InstrumentType.IDX, "", null, 0, 1, 500);
        assertNull(sectors.of(index), "only shares have one");
    }

    @Test
    void aBadRowIsNamedWithItsLine() throws Exception {
        for (String row : new String[] {"SBIN,,5", ",Banks,5", "SBIN,Banks,5 crore"}) {
            Path file = file("INFY,IT,\n" + row + "\n");
            var refused = assertThrows(ConfigException.class, () -> Sectors.read(file));
            assertTrue(refused.getMessage().contains("sectors.csv: line 3: "), row);
        }
        Path none = work.resolve("none.csv");
        assertThrows(ConfigException.class, () -> Sectors.read(none));
    }
}
