package io.icebreaker.app.rule;

import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.web.Alerts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page's server asks about rules and alerts of a running day. Any thread. */
public final class AlertRoom implements Alerts {
    private final RuleFiles files;
    private final LiveRules live;
    private final AlertPlan plan;
    private final AlertDesk desk;
    private final PastAlerts past;
    private final Origin origin;
    private final boolean alsoSend;

    /**
     * @param live where saved rules go
     * @param desk delivers them
     * @param alsoSend whether messages of a demo or a replay leave the machine
     */
    public AlertRoom(
            LiveRules live,
            AlertPlan plan,
            AlertDesk desk,
            PastAlerts past,
            Origin origin,
            boolean alsoSend) {
        this.files = live.files();
        this.live = live;
        this.plan = plan;
        this.desk = desk;
        this.past = past;
        this.origin = origin;
        this.alsoSend = alsoSend;
    }

    @Override
    public Map<String, Object> rules() {
        try {
            return tree(files.current());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    409, files.file() + ": " + e.getMessage(), "file", "mend the file by hand");
        }
    }

    private static Refused unreadable(IOException e) {
        return new Refused(503, e.getMessage(), "file", "look at the disk, then try again");
    }

    private Map<String, Object> tree(RuleFiles.Saved saved) throws IOException {
        List<Map<String, Object>> rules = RuleTree.rules(saved.json(), live::standing);
        Map<String, Map<String, Object>> figures = past.figures();
        for (Map<String, Object> rule : rules) {
            rule.putAll(figures.getOrDefault(rule.get("name"), PastAlerts.NO_FIGURES));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", saved.version());
        tree.put("savedMs", saved.savedMs());
        tree.put("file", files.file().toString());
        tree.put("rules", rules);
        List<Map<String, Object>> versions = new ArrayList<>();
        for (RuleFiles.Version each : files.versions()) {
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("version", each.number());
            version.put("savedMs", each.savedMs());
            version.put("rules", each.rules());
            versions.add(version);
        }
        tree.put("versions", versions);
        return tree;
    }

    @Override
    public Map<String, Object> rules(long version) {
        try {
            RuleFiles.Saved saved = files.version(version);
            if (saved == null) {
                throw new Refused(404, "no such version", "version", "GET /api/rules lists them");
            }
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("version", saved.version());
            tree.put("savedMs", saved.savedMs());
            tree.put("rules", RuleTree.rules(saved.json(), live::standing));
            return tree;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Map<String, Object> save(long expected, String json) {
        try {
            refuseFaulty(json);
            RuleFiles.Saved saved = files.save(expected, json);
            live.look(); // at once, not with the next look at the file
            return tree(saved);
        } catch (RuleFiles.Stale e) {
            throw new Refused(412, e.getMessage(), "If-Match", "fetch the rules again");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A rule that waits for its symbol is sound; one that is refused keeps the file from being saved. */
    private void refuseFaulty(String json) {
        RuleBook book;
        try {
            book = RuleBook.parse(json);
        } catch (IllegalArgumentException e) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("error", e.getMessage());
            tree.put("problems", List.of());
            throw new Refused(422, tree);
        }
        List<RuleProblem> problems = new ArrayList<>(book.problems());
        book.rules().stream().map(live::lackOf).filter(it -> it != null).forEach(problems::add);
        if (!problems.isEmpty()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("error", problems.get(0).toString());
            tree.put("problems", problems.stream().map(RuleTree::problem).toList());
            throw new Refused(422, tree);
        }
    }

    @Override
    public Map<String, Object> startTest(String rule, String journal) {
        return live.tests().start(rule, journal, live::lackOf);
    }

    @Override
    public Map<String, Object> test() {
        return live.tests().tree();
    }

    @Override
    public void stopTest() {
        live.tests().stop();
    }

    @Override
    public List<Map<String, Object>> alerts(Ask ask, int most) {
        return past.alerts(ask, most);
    }

    @Override
    public Map<String, Object> performance() {
        return past.performance();
    }

    @Override
    public Map<String, Object> channels() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("origin", origin.name());
        tree.put("alsoSend", alsoSend);
        tree.put("mutedUntilMs", desk.mutedUntil().toEpochMilli());
        boolean isOpen = origin == Origin.LIVE || alsoSend;
        tree.put("channels", ChannelTree.all(plan, desk.status(), isOpen, past));
        return tree;
    }

    @Override
    public Map<String, Object> testChannel(String name) {
        Channel channel =
                Channel.named(name)
                        .orElseThrow(
                                () -> new Refused(404, "no such channel", "name", Channel.words()));
        if (!plan.has(channel)) {
            String hint = "alerts." + name + " in the configuration";
            throw new Refused(409, name + " is not set up", "name", hint);
        }
        if (origin != Origin.LIVE && !alsoSend) {
            String hint = "start it with --also-send";
            throw new Refused(409, "nothing leaves a demo or a replay", "name", hint);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("queued", desk.test(channel));
        tree.put("channel", name);
        return tree;
    }

    @Override
    public Map<String, Object> mute(int minutes) {
        desk.mute(Duration.ofMinutes(minutes));
        return channels();
    }
}
