package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.feed.chain.ChainLeg;
import io.icebreaker.feed.chain.ChainRow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.option.ChainArrays;
import io.icebreaker.stage.option.ChainFigures;
import io.icebreaker.stage.option.Forward;
import io.icebreaker.stage.option.IvFlag;
import io.icebreaker.stage.option.Legs;
import io.icebreaker.stage.option.OiLevels;
import io.icebreaker.stage.option.Pcr;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the figures or the volatilities of chain snapshots as CSV. One underlying, ascending in time. */
final class ChainCsv {
    /** What can be written. */
    enum What {
        figures,
        iv
    }

    private static final String FIGURES =
            "time,expiry,strikes,ce_oi,pe_oi,ce_vol,pe_vol,ce_doi,pe_doi,pcr_oi,pcr_vol,pcr_chg,class,"
                    + "max_pain,forward,forward_from,s1,s2,s3,r1,r2,r3";
    private static final String IV = "time,expiry,strike,cp,forward,T,price,tv,sigma,flag,vega";

    private final What what;
    private final CsvWriter csv;
    private final int scope;
    private final boolean contrarian;
    private final RecordedChains chains;
    private long rows;

    ChainCsv(What what, CsvWriter csv, Settings settings) {
        this.what = what;
        this.csv = csv;
        scope = (int) settings.whole(Setting.CHAIN_SCOPE_STRIKES);
        contrarian = settings.text(Setting.PCR_CONVENTION).equals("CONTRARIAN");
        chains = new RecordedChains(settings);
        csv.writeRecord((what == What.iv ? IV : FIGURES).split(","));
    }

    long rows() {
        return rows;
    }

    void accept(ChainSnapshot snapshot) {
        for (Map.Entry<LocalDate, List<ChainRow>> entry : snapshot.byExpiry().entrySet()) {
            List<ChainRow> chain = entry.getValue();
            RecordedChains.Priced priced = chains.price(snapshot, entry.getKey(), chain);
            if (what == What.iv) {
                legs(snapshot, chain, priced);
            } else {
                figures(snapshot, entry.getKey(), chain, priced);
            }
        }
    }

    private void figures(
            ChainSnapshot snapshot,
            LocalDate expiry,
            List<ChainRow> chain,
            RecordedChains.Priced priced) {
        ChainArrays arrays = priced.arrays();
        var figures = new ChainFigures(arrays.count, contrarian, scope);
        figures.compute(arrays, priced.forward());
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(snapshot.timeNs()));
        cells.add(expiry == null ? "" : expiry.toString());
        cells.add(Integer.toString(arrays.count));
        cells.add(Long.toString(figures.ceOi()));
        cells.add(Long.toString(figures.peOi()));
        cells.add(Long.toString(figures.ceVolume()));
        cells.add(Long.toString(figures.peVolume()));
        boolean changes = chain.stream().anyMatch(row -> knowsChange(row.ce(), row.pe()));
        cells.add(changes ? Long.toString(figures.ceOiChange()) : "");
        cells.add(changes ? Long.toString(figures.peOiChange()) : "");
        cells.add(Doubles.text(figures.pcrOi()));
        cells.add(Doubles.text(figures.pcrVolume()));
        cells.add(Doubles.text(figures.pcrChange()));
        cells.add(Pcr.name(figures.label()));
        cells.add(strike(figures.maxPain()));
        cells.add(Doubles.text(priced.forward()));
        cells.add(Forward.name(priced.from()));
        add(cells, figures.supports());
        add(cells, figures.resistances());
        write(cells);
    }

    private static boolean knowsChange(ChainLeg ce, ChainLeg pe) {
        return ce != null && ce.hasOiChange() || pe != null && pe.hasOiChange();
    }

    private static void add(List<String> cells, OiLevels levels) {
        for (int i = 0; i < OiLevels.MOST; i++) {
            cells.add(strike(levels.strike(i)));
        }
    }

    private static String strike(long price) {
        return price == ChainFigures.NO_STRIKE ? "" : Prices.format(price);
    }

    private void legs(ChainSnapshot snapshot, List<ChainRow> chain, RecordedChains.Priced priced) {
        for (int row = 0; row < chain.size(); row++) {
            if (chain.get(row).ce() != null) {
                leg(snapshot, chain.get(row), priced, row, true);
            }
            if (chain.get(row).pe() != null) {
                leg(snapshot, chain.get(row), priced, row, false);
            }
        }
    }

    private void leg(
            ChainSnapshot snapshot,
            ChainRow strike,
            RecordedChains.Priced priced,
            int row,
            boolean call) {
        Legs legs = priced.arrays().legs(call);
        write(
                List.of(
                        Long.toString(snapshot.timeNs()),
                        strike.expiry() == null ? "" : strike.expiry().toString(),
                        Prices.format(strike.strike()),
                        call ? "C" : "P",
                        Doubles.text(priced.forward()),
                        Doubles.text(priced.years()),
                        Doubles.text(legs.price[row]),
                        Doubles.text(legs.timeValue[row]),
                        Doubles.text(legs.iv[row]),
                        IvFlag.name(legs.ivFlag[row]),
                        Doubles.text(legs.vega[row])));
    }

    private void write(List<String> cells) {
        csv.writeRecord(cells);
        rows++;
    }
}
