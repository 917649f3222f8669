package io.icebreaker.app.broker;

import io.icebreaker.feed.master.UniverseChoice;
import io.icebreaker.feed.master.UniverseSelection;
import io.icebreaker.web.BrokerDesk.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Step 4: what may be chosen, how many instruments that is, and what of it goes into the configuration. */
final class Choices {
    /** Word of the universe, title on the page. */
    private static final List<List<String>> WORDS =
            List.of(
                    List.of("indices", "Indices"),
                    List.of("nifty50", "NIFTY 50 shares"),
                    List.of("nifty100", "NIFTY 100 shares"),
                    List.of("fno-stocks", "Shares with futures and options"),
                    List.of("futures NIFTY", "NIFTY future"),
                    List.of("futures BANKNIFTY", "BANKNIFTY future"));

    private static final List<String> UNDERLYINGS =
            List.of("NIFTY", "BANKNIFTY", "FINNIFTY", "MIDCPNIFTY", "SENSEX");

    private static final String NONE_TODAY = "not among this broker's instruments today";

    private Choices() {}

    /** Everything on offer, each with its count or why it cannot be had. */
    static Map<String, Object> of(Instruments instruments, Configured found) {
        List<Object> choices = new ArrayList<>();
        for (List<String> word : WORDS) {
            choices.add(offer(instruments, word.get(0), word.get(1)));
        }
        for (String underlying : UNDERLYINGS) {
            Map<String, Object> offer =
                    offer(
                            instruments,
                            "options " + underlying + " atm 10",
                            underlying + " options around the money");
            offer.put("underlying", underlying);
            choices.add(offer);
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("choices", choices);
        shown.put("chosen", found.words());
        shown.put("limit", found.account().kind().maxInstruments());
        shown.put("limitWords", found.account().kind().limit());
        shown.put("warning", instruments.warning());
        return shown;
    }

    private static Map<String, Object> offer(Instruments instruments, String word, String title) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("word", word);
        offer.put("title", title);
        UniverseSelection selection = instruments.selection();
        try {
            selection.add(word);
            offer.put("count", selection.choice().most());
            offer.put("problem", null);
        } catch (IllegalArgumentException e) {
            offer.put("count", 0);
            String why = e.getMessage();
            offer.put("problem", why.contains("lists none of") ? NONE_TODAY : why);
        }
        return offer;
    }

    /**
     * Looks all words up.
     *
     * @throws Refused naming the first that means nothing
     */
    static Chosen choose(Instruments instruments, Configured found, List<String> words) {
        UniverseSelection selection = instruments.selection();
        for (String word : words) {
            try {
                selection.add(word);
            } catch (IllegalArgumentException e) {
                throw new Refused(e.getMessage(), "words", "", "take it out, or spell it so");
            }
        }
        return new Chosen(words, selection.choice(), found.account(), instruments);
    }

    /** A choice, looked up. */
    record Chosen(
            List<String> words, UniverseChoice choice, Account account, Instruments instruments) {
        void refuseIfTooMany() {
            int most = account.kind().maxInstruments();
            if (choice.most() > most) {
                throw new Refused(
                        choice.most()
                                + " instruments are more than the "
                                + most
                                + " of this broker",
                        "words",
                        "",
                        "it streams " + account.kind().limit());
            }
            if (words.isEmpty()) {
                throw new Refused("nothing is chosen", "words", "", "choose at least one");
            }
        }

        Map<String, Object> show() {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("count", choice.most());
            shown.put("limit", account.kind().maxInstruments());
            shown.put("limitWords", account.kind().limit());
            return shown;
        }

        /** A feed's block in the configuration. */
        Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("broker", account.kind().name());
            settings.put("universe", words);
            if (account.rest() != null) {
                settings.put("rest-url", account.rest().toString());
            }
            if (account.stream() != null) {
                settings.put("url", account.stream().toString());
            }
            return settings;
        }
    }
}
