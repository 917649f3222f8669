package io.icebreaker.stage.option;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.util.Arrays;

/** Puts a computed chain into words ({@link ChainWords}). Compute lane; allocates nothing. */
final class ChainWriter {
    private final LegState legs;
    private final double rate;
    private final boolean trading;
    private final boolean contrarian;
    private final long floorOiLots;
    private final long floorVolumeLots;

    ChainWriter(LegState legs, Settings settings) {
        this.legs = legs;
        rate = settings.number(Setting.RISK_FREE);
        trading = settings.text(Setting.DAY_COUNT).equals("TRADING");
        contrarian = settings.text(Setting.PCR_CONVENTION).equals("CONTRARIAN");
        floorOiLots = settings.whole(Setting.FLOOR_OI_LOTS);
        floorVolumeLots = settings.whole(Setting.FLOOR_VOLUME_LOTS);
    }

    /** Writes figures and rows; the first row of {@code arrays} is strike {@code from} of the chain. */
    void write(
            Chain chain,
            int from,
            ChainArrays arrays,
            ChainFigures figures,
            long nowNs,
            long[] words) {
        names(chain, nowNs, words);
        sums(figures, words);
        prices(chain, arrays, figures, words);
        words[ChainWords.ROWS] = arrays.count;
        int stale = 0;
        for (int row = 0; row < arrays.count; row++) {
            stale += arrays.stale[row] ? 1 : 0;
            row(chain, from, arrays, figures, row, nowNs, words);
        }
        words[ChainWords.STALE_ROWS] = stale;
    }

    private void names(Chain chain, long nowNs, long[] words) {
        words[ChainWords.CHAIN] = chain.number;
        words[ChainWords.TIME_NS] = nowNs;
        words[ChainWords.ANY_LEG] = chain.anyLeg();
        words[ChainWords.EXPIRY_DAY] = chain.expiryDay;
        words[ChainWords.EXPIRY_NS] = chain.expiryNs;
        words[ChainWords.LOT_SIZE] = chain.lotSize;
        words[ChainWords.SPOT_ID] = chain.spot;
        words[ChainWords.FUTURE_ID] = chain.future;
        words[ChainWords.BASIS] = trading ? 1 : 0;
        words[ChainWords.T] = bits(chain.years(nowNs));
        words[ChainWords.DTE] = bits(chain.days(nowNs));
        words[ChainWords.CONVENTION] = contrarian ? 1 : 0;
        words[ChainWords.STRIKES] = chain.count();
        words[ChainWords.RISK_FREE] = bits(rate);
    }

    private static void sums(ChainFigures figures, long[] words) {
        words[ChainWords.CE_OI] = figures.ceOi();
        words[ChainWords.PE_OI] = figures.peOi();
        words[ChainWords.CE_VOLUME] = figures.ceVolume();
        words[ChainWords.PE_VOLUME] = figures.peVolume();
        words[ChainWords.CE_DOI] = figures.ceOiChange();
        words[ChainWords.PE_DOI] = figures.peOiChange();
        words[ChainWords.PCR_OI] = bits(figures.pcrOi());
        words[ChainWords.PCR_VOLUME] = bits(figures.pcrVolume());
        words[ChainWords.PCR_CHANGE] = bits(figures.pcrChange());
        words[ChainWords.LABEL] = figures.label();
        words[ChainWords.MAX_PAIN] = Math.max(0, figures.maxPain());
        levels(figures.supports(), words, ChainWords.SUPPORTS);
        levels(figures.resistances(), words, ChainWords.RESISTANCES);
        levels(figures.supportsByChange(), words, ChainWords.SUPPORTS_BY_CHANGE);
        levels(figures.resistancesByChange(), words, ChainWords.RESISTANCES_BY_CHANGE);
    }

    private static void levels(OiLevels levels, long[] words, int at) {
        for (int i = 0; i < ChainWords.LEVELS; i++) {
            words[at + i] = Math.max(0, levels.strike(i));
        }
    }

    private static void prices(
            Chain chain, ChainArrays arrays, ChainFigures figures, long[] words) {
        words[ChainWords.FORWARD] = bits(chain.forward.value());
        words[ChainWords.FORWARD_FROM] = chain.forward.from();
        words[ChainWords.ATM] = figures.atmRow() < 0 ? 0 : arrays.strike[figures.atmRow()];
        words[ChainWords.ATM_IV] = bits(figures.atmIv());
        words[ChainWords.STRADDLE] = bits(figures.straddle());
        words[ChainWords.MOVE_PCT] = bits(figures.impliedMovePct());
        words[ChainWords.GEX] = bits(figures.gammaExposure());
    }

    private void row(
            Chain chain,
            int from,
            ChainArrays arrays,
            ChainFigures figures,
            int row,
            long nowNs,
            long[] words) {
        int at = ChainWords.row(row);
        words[at + ChainWords.STRIKE] = arrays.strike[row];
        words[at + ChainWords.ROW_FLAGS] =
                (arrays.stale[row] ? ChainWords.STALE : 0)
                        | (isIlliquid(chain, arrays, row) ? ChainWords.ILLIQUID : 0);
        words[at + ChainWords.PAIN] = figures.pain(row);
        leg(chain.ce(from + row), arrays, arrays.ce, row, nowNs, words, at + ChainWords.CE);
        leg(chain.pe(from + row), arrays, arrays.pe, row, nowNs, words, at + ChainWords.PE);
    }

    /** Open interest or the day's volume of both legs together below its floor. */
    private boolean isIlliquid(Chain chain, ChainArrays arrays, int row) {
        long oi = arrays.ce.oi[row] + arrays.pe.oi[row];
        long volume = arrays.ce.volume[row] + arrays.pe.volume[row];
        return oi < floorOiLots * chain.lotSize || volume < floorVolumeLots * chain.lotSize;
    }

    private void leg(
            int id, ChainArrays arrays, Legs leg, int row, long nowNs, long[] words, int at) {
        words[at + ChainWords.ID] = id;
        if (id == Chain.NONE) {
            Arrays.fill(words, at + ChainWords.LTP, at + ChainWords.LEG_WORDS, 0);
            return;
        }
        long prevClose = legs.prevClose(id, nowNs);
        boolean hasOi = legs.oi[id] != LegState.ABSENT;
        boolean hasVolume = legs.volume(id, nowNs) != LegState.ABSENT;
        words[at + ChainWords.LTP] = legs.ltp[id];
        words[at + ChainWords.BID] = legs.bid[id];
        words[at + ChainWords.ASK] = legs.ask[id];
        words[at + ChainWords.PREV_CLOSE] = prevClose;
        words[at + ChainWords.OI] = leg.oi[row];
        words[at + ChainWords.OI_CHANGE] = leg.oiChange(row);
        words[at + ChainWords.VOLUME] = leg.volume[row];
        words[at + ChainWords.OI_NS] = legs.oiNs[id];
        words[at + ChainWords.LEG_FLAGS] =
                (hasOi ? ChainWords.HAS_OI : 0)
                        | (hasOi && leg.hasPrevOi(row) ? ChainWords.HAS_OI_CHANGE : 0)
                        | (hasVolume ? ChainWords.HAS_VOLUME : 0)
                        | (leg.usable(row, arrays.tick) ? ChainWords.USABLE : 0);
        words[at + ChainWords.BUILD_UP] =
                BuildUp.of(legs.ltp[id], prevClose, leg.oi[row], leg.prevOi[row]);
        words[at + ChainWords.PRICE] = bits(leg.price[row]);
        words[at + ChainWords.IV] = bits(leg.iv[row]);
        words[at + ChainWords.IV_FLAG] = leg.ivFlag[row];
        words[at + ChainWords.DELTA] = bits(leg.delta[row]);
        words[at + ChainWords.GAMMA] = bits(leg.gamma[row]);
        words[at + ChainWords.THETA] = bits(leg.theta[row]);
        words[at + ChainWords.VEGA] = bits(leg.vega[row]);
        words[at + ChainWords.RHO] = bits(leg.rho[row]);
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number);
    }
}
