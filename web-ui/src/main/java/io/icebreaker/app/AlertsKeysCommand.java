package io.icebreaker.app;

import io.icebreaker.app.alert.AlertKeys;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.broker.Asker;
import io.icebreaker.app.broker.Askers;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code icebreaker alerts keys CHANNEL}: asks for a channel's secrets and keeps them. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Ask for the token or password of a channel and keep it in alerts.keys-file, mode 0600.",
            "A running engine takes it up with the next message. Nothing is shown, or taken from the",
            "command line. Through a pipe: one line an answer, in the order asked."
        })
final class AlertsKeysCommand implements Callable<Integer> {
    @Mixin private AlertsPlanOption option;

    @Override
    public Integer call() throws IOException {
        List<LoginField> fields = AlertKeys.of(option.channel());
        AlertPlan plan = option.plan();
        Asker asker = Askers.usual(List::of);
        Map<String, Secret> answers = new LinkedHashMap<>();
        for (LoginField field : fields) {
            Secret answer = asker.ask(field);
            if (answer == null || answer.isEmpty()) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN,
                        "no answer to " + field.label() + "; nothing is changed");
            }
            answers.put(field.name(), answer);
        }
        Keys.of(Map.of(), plan.keysFile()).write(answers);
        asker.say("kept in " + plan.keysFile());
        return Exit.OK;
    }
}
