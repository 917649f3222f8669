/**
 * Orders, fills, costs, trades and the strategies that make them: one account for backtest and paper
 * trading (analytics 10). Simulated: no order leaves the engine; own orders have no market impact and do
 * not see each other.
 *
 * <p><b>A strategy of your own</b> is one class and one line. It hears of closed bars, past packets and
 * signals, and gives orders through a port; it sees nothing later than the event in hand, so it cannot look
 * ahead. Prices are E4 (rupees x 10,000), quantities units, times ns UTC. This one buys a lot when a minute
 * closes above the high of the minute before, and leaves after so many minutes:
 *
 * <pre>{@code
 * package example;
 *
 * import io.icebreaker.backtest.ClosedBar;
 * import io.icebreaker.backtest.Parameter;
 * import io.icebreaker.backtest.Parameters;
 * import io.icebreaker.backtest.Strategy;
 * import io.icebreaker.backtest.StrategyContext;
 * import io.icebreaker.backtest.StrategyProvider;
 * import io.icebreaker.bar.Interval;
 * import java.util.HashMap;
 * import java.util.List;
 * import java.util.Map;
 *
 * public final class Breakout implements StrategyProvider {
 *     public String name() {
 *         return "breakout";
 *     }
 *
 *     public String description() {
 *         return "Buys a minute that closes above the high before, holds it some minutes.";
 *     }
 *
 *     public List<Parameter> parameters() {
 *         return List.of(new Parameter("minutes", "5", "How long a position is held."));
 *     }
 *
 *     public Strategy create(Parameters parameters) {
 *         return new Trader(parameters.whole("minutes") * Interval.M1.lengthNs());
 *     }
 *
 *     private static final class Trader implements Strategy {
 *         private final long holdNs;
 *         private final Map<Integer, Long> highs = new HashMap<>();
 *         private final Map<Integer, Long> entered = new HashMap<>();
 *         private StrategyContext context;
 *
 *         Trader(long holdNs) {
 *             this.holdNs = holdNs;
 *         }
 *
 *         public void onStart(StrategyContext context) {
 *             this.context = context;
 *             context.subscribe(Interval.M1);
 *         }
 *
 *         public void onBar(ClosedBar bar) {
 *             int id = bar.id();
 *             Long high = highs.put(id, bar.high());
 *             long held = context.position(id);
 *             if (held == 0 && high != null && bar.close() > high) {
 *                 long lot = context.instrument(id).lotSize();
 *                 context.orders().market(id, +1, lot, "BREAKOUT", 0);
 *                 entered.put(id, bar.endNs());
 *             } else if (held > 0 && bar.endNs() - entered.get(id) >= holdNs) {
 *                 context.orders().market(id, -1, held, "TIME", 0);
 *             }
 *         }
 *     }
 * }
 * }</pre>
 *
 * The line stands in the jar's {@code META-INF/services/io.icebreaker.backtest.StrategyProvider} and is
 * {@code example.Breakout}. Compile against the engine's jar, put yours into {@code plugins/}, and name it:
 * {@code backtest --strategy breakout}, or {@code paper.strategy = breakout} for paper trading.
 *
 * <p>Two runs must give the same orders: no clock, no random numbers without a fixed seed, nothing that
 * depends on the order of hashing.
 */
package io.icebreaker.backtest;
