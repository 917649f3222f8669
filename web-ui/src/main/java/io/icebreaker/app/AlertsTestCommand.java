package io.icebreaker.app;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.DeliveryStatus;
import io.icebreaker.app.alert.TestMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code icebreaker alerts test CHANNEL}: sends a test message, really. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Send a test message by a channel and tell what came of it; the delivery log keeps it.",
            "Exit code 0: sent. 1: refused by the other side, or a key is missing. 2: not reached, or",
            "nobody knows whether it arrived. 78: bad configuration."
        })
final class AlertsTestCommand implements Callable<Integer> {
    @Mixin private AlertsPlanOption option;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        Channel channel = option.channel();
        AlertPlan plan = option.plan();
        if (!plan.has(channel)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    channel.word() + " is not set up: see alerts in " + option.config());
        }
        TestMessage.Result result = TestMessage.send(plan, channel, System.getenv());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("channel", channel.word());
        answer.put("status", result.status().name());
        answer.put("words", result.words());
        out.print(answer);
        if (result.status() == DeliveryStatus.SENT) {
            return Exit.OK;
        }
        return result.status() == DeliveryStatus.REFUSED ? Exit.FOUND_WRONG : Exit.COULD_NOT_RUN;
    }
}
