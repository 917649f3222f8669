package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * What a packet of an option says of the option itself: price, implied volatility, Greeks (analytics 6.8,
 * 6.9). The forward is the future's mid where that is fresh, else the parity of the last chain analytics,
 * else the spot carried on (6.7): what can be had without looking at other strikes.
 *
 * <p>Compute lane. Allocates when instruments are defined, not per tick.
 */
final class OptionKernel {
    final LegState legs;
    final Chains chains;
    final ChainAges ages = new ChainAges();
    final GreeksSheet sheet;

    private final Sessions sessions;
    private final Findings findings;
    private final double rate;
    private final ImpliedVolatility solver = new ImpliedVolatility();
    private final Greeks greeks = new Greeks();
    private final long[] found = new long[GreeksWords.WORDS];

    OptionKernel(StageContext context) {
        int n = context.maxInstruments();
        sessions = context.sessions();
        findings = context.findings();
        rate = context.settings().number(Setting.RISK_FREE);
        boolean trading = context.settings().text(Setting.DAY_COUNT).equals("TRADING");
        legs = new LegState(n);
        chains = new Chains(SessionCalendar.shipped(), n, trading);
        sheet = new GreeksSheet(n);
    }

    /** Cold: an instrument is defined, perhaps again. */
    void define(int id, Instrument instrument) {
        chains.define(id, instrument);
        ages.room(chains.count());
    }

    /** Cold: something known from an earlier day. */
    void onHistory(int id, int kind, long day, long close, long oi, String subject, double iv) {
        if (kind == HistoryKind.SESSION && id >= 0 && id < legs.ltp.length) {
            legs.onHistory(id, day, close, oi);
        } else if (kind == HistoryKind.IV_30D) {
            chains.history(subject).put(day, iv);
        }
    }

    /** Takes up a packet that counts; an option's own figures follow from it. */
    void onTick(Tick tick) {
        int id = tick.id();
        legs.onTick(tick, sessions.session(id));
        Chain chain = chains.of(id);
        if (chain == null) {
            return;
        }
        ages.onPacket(chain.number, tick.receiveTimeNs(), tick.has(TickFlags.HAS_OI));
        if (tick.has(TickFlags.HAS_LTP) || tick.has(TickFlags.HAS_DEPTH)) {
            price(id, chain, tick);
        }
    }

    private void price(int id, Chain chain, Tick tick) {
        long te = tick.effectiveTimeNs();
        double years = chain.years(te);
        double forward = forward(chain, years, tick.receiveTimeNs());
        boolean call = chains.instrument(id).type() == InstrumentType.CE;
        double strike = chains.instrument(id).strike() / Quotes.E4;
        double price =
                years > 0
                        ? legs.price(id, tick.receiveTimeNs(), chain.tickSize)
                        : Black76.intrinsic(call, forward, strike);
        int flag = solver.solve(call, price, forward, strike, years, rate);
        greeks.compute(call, forward, strike, solver.sigma(), years, rate);
        found[GreeksWords.ID] = id;
        found[GreeksWords.TIME_NS] = te;
        found[GreeksWords.FORWARD] = Double.doubleToLongBits(forward);
        found[GreeksWords.T] = Double.doubleToLongBits(years);
        found[GreeksWords.PRICE] = Double.doubleToLongBits(price);
        found[GreeksWords.IV] = Double.doubleToLongBits(solver.sigma());
        found[GreeksWords.IV_FLAG] = flag;
        found[GreeksWords.DELTA] = Double.doubleToLongBits(greeks.delta());
        found[GreeksWords.GAMMA] = Double.doubleToLongBits(greeks.gamma());
        found[GreeksWords.THETA] = Double.doubleToLongBits(greeks.theta());
        found[GreeksWords.VEGA] = Double.doubleToLongBits(greeks.vega());
        found[GreeksWords.RHO] = Double.doubleToLongBits(greeks.rho());
        show(id);
    }

    private void show(int id) {
        int at = sheet.at(id);
        boolean changed = false;
        for (int i = 0; i < GreeksWords.WORDS; i++) {
            changed |= sheet.words[at + i] != found[i];
            sheet.words[at + i] = found[i];
        }
        if (changed) {
            for (int i = 0; i < GreeksWords.WORDS; i++) {
                findings.value(found[i]);
            }
            sheet.mark(id);
        }
    }

    private double forward(Chain chain, double years, long nowNs) {
        double spot = spot(chain);
        if (!(years > 0)) {
            return spot;
        }
        int future = chain.future;
        if (future != Chain.NONE
                && legs.bid[future] > 0
                && legs.bid[future] < legs.ask[future]
                && nowNs - legs.quoteNs[future] <= Forward.FUTURE_MAX_AGE_NS) {
            return Quotes.mid(legs.bid[future], legs.ask[future]);
        }
        return chain.forward.from() == Forward.PARITY
                ? chain.forward.value()
                : spot * Elementary.exp(rate * years);
    }

    /** The underlying's last price, rupees, NaN before its first. */
    double spot(Chain chain) {
        return chain.spot == Chain.NONE || legs.ltp[chain.spot] == 0
                ? Double.NaN
                : legs.ltp[chain.spot] / Quotes.E4;
    }
}
