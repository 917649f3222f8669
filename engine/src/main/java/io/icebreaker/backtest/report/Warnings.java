package io.icebreaker.backtest.report;

import io.icebreaker.backtest.FillRules;
import io.icebreaker.backtest.Flag;
import io.icebreaker.backtest.run.Caveats;

/**
 * What every page of results says before its figures: fills are simulated and move no market (analytics
 * 10.3), the rates, the flags, the gaps, the settings, what the strategy threw.
 */
final class Warnings {
    private final StringBuilder html = new StringBuilder("<div class=\"warn\">\n");

    /** Of runs with these rules; null where each has its own. */
    Warnings(FillRules rules) {
        html.append("<p>Simulated fills");
        if (rules != null) {
            html.append(", model ").append(rules.model()).append(", latency ");
            html.append(rules.latencyMs()).append(" ms, slippage ").append(rules.slippageTicks());
            html.append(" ticks");
        }
        html.append(". Own orders have no market impact and do not see each other; margin is");
        html.append(" not modelled. A backtest is no promise.</p>\n");
    }

    /** A sentence of the page's own. */
    Warnings say(String sentence) {
        html.append("<p>").append(Html.escaped(sentence)).append("</p>\n");
        return this;
    }

    /** The caveats, each with these words in front, if there are several runs. */
    Warnings add(String whose, Caveats caveats) {
        if (!caveats.ratesVerified()) {
            say(whose + "ratesVerified=false: " + Flag.RATES_NOT_VERIFIED.sentence());
        }
        for (Flag flag : caveats.flags()) {
            if (flag != Flag.RATES_NOT_VERIFIED) {
                say(whose + flag.sentence());
            }
        }
        if (caveats.gapCount() > 0) {
            say(whose + gaps(caveats) + ".");
        }
        if (caveats.barsLeftOut() > 0) {
            String bars = " minute bars found no room: trades in them are not drawn.";
            say(whose + caveats.barsLeftOut() + bars);
        }
        if (!caveats.otherSettings().isEmpty()) {
            say(
                    whose
                            + "Recorded with other settings than the first day, yet computed with"
                            + " its: "
                            + String.join(", ", caveats.otherSettings()));
        }
        if (caveats.failures() > 0) {
            String first =
                    caveats.firstFailure().isEmpty()
                            ? ""
                            : "; the first: " + caveats.firstFailure();
            say(whose + "The strategy threw on " + caveats.failures() + " events" + first + ".");
        }
        return this;
    }

    /** How many gaps, for a person. */
    static String gaps(Caveats caveats) {
        int gaps = caveats.gapCount();
        long lost = caveats.packetsLost();
        return (gaps == 0 ? "no gaps" : gaps == 1 ? "1 gap" : gaps + " gaps")
                + " in the recording"
                + (lost > 0 ? " (" + lost + " packets known lost)" : "");
    }

    @Override
    public String toString() {
        return html + "</div>\n";
    }
}
