package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.web.BrokerDesk;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The page's broker wizard: keys, login, live test, universe; one account after the other or several at once.
 * Keys and tokens go to files of mode 0600, feeds to the generated configuration, nothing to a log. Any HTTP
 * thread.
 */
public final class Wizard implements BrokerDesk, AutoCloseable {
    private final Supplier<List<Configured>> feeds;
    private final WizardFiles files;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final EpochNanoClock nanoClock = new SystemEpochNanoClock();
    private final Supplier<PreOpenCheck.Report> checked;
    private final String start;
    private final AccountView view;
    private final Map<String, TestRun> tests = new LinkedHashMap<>();

    /**
     * @param feeds the configured ones, read anew at each call
     * @param running how the feeds of this engine stand, by name; empty while it has none
     * @param checked what the look before the open found
     * @param start the command that starts an engine with what was written
     */
    public Wizard(
            Supplier<List<Configured>> feeds,
            WizardFiles files,
            Map<String, String> environment,
            InstantSource clock,
            Supplier<Map<String, String>> running,
            Supplier<PreOpenCheck.Report> checked,
            String start) {
        this.feeds = feeds;
        this.files = files;
        this.environment = environment;
        this.clock = clock;
        this.checked = checked;
        this.start = start;
        view = new AccountView(environment, clock, running);
    }

    // ---- what there is

    @Override
    public Map<String, Object> state() {
        List<Object> accounts = new ArrayList<>();
        List<Configured> configured = feeds.get();
        for (BrokerKind kind : Brokers.all()) {
            List<Configured> own =
                    configured.stream().filter(it -> it.account().kind().equals(kind)).toList();
            own.forEach(it -> accounts.add(view.of(it)));
            if (own.isEmpty()) {
                accounts.add(view.of(unconfigured(kind)));
            }
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("brokers", accounts);
        page.put("file", files.file().toString());
        page.put("start", start);
        PreOpenCheck.Report report = checked.get();
        page.put("checkedAtMs", report.at() == null ? null : report.at().toEpochMilli());
        page.put("checks", report.findings().stream().map(Wizard::shown).toList());
        return page;
    }

    private static Map<String, Object> shown(PreOpenCheck.Finding finding) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", finding.name());
        shown.put("verdict", finding.verdict().name());
        shown.put("words", finding.words());
        return shown;
    }

    private Configured unconfigured(BrokerKind kind) {
        return new Configured(Account.of(kind, files.secrets()), List.of(), null);
    }

    private Configured find(String feed) {
        return feeds.get().stream()
                .filter(it -> it.account().feed().equals(feed))
                .findFirst()
                .or(() -> Brokers.named(feed).map(this::unconfigured))
                .orElseThrow(
                        () ->
                                new Refused(
                                        "no account " + feed,
                                        "feed",
                                        "",
                                        "one of the brokers: " + Brokers.names()));
    }

    /** With a login in this build. */
    private Configured ready(String feed) {
        Configured found = find(feed);
        if (!found.account().kind().isThere()) {
            throw new Refused(
                    found.account().kind().title() + " is not there yet in this build",
                    "feed",
                    "",
                    "choose another broker");
        }
        return found;
    }

    // ---- 1 and 2: keys, login

    @Override
    public Map<String, Object> keys(String feed, Map<String, String> keys) {
        Configured found = ready(feed);
        Map<String, Secret> changed = new LinkedHashMap<>();
        List<LoginField> fields = found.account().flow(clock).fields();
        keys.forEach((name, value) -> changed.put(kept(fields, name), Secret.of(value)));
        try {
            found.account().keys(environment).write(changed);
        } catch (IOException e) {
            throw refused(e);
        }
        return view.of(found);
    }

    private static String kept(List<LoginField> fields, String name) {
        return fields.stream()
                .filter(it -> it.kind() != LoginField.Kind.ONCE && it.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        "this broker keeps no such key",
                                        "body",
                                        "",
                                        "the fields of GET /api/brokers"))
                .name();
    }

    @Override
    public URI loginPage(String feed) {
        var account = ready(feed).account();
        var dialog = new LoginDialog(account, environment, clock);
        try {
            Map<String, Secret> kept = dialog.kept();
            boolean isReady =
                    dialog.missing().stream().allMatch(it -> it.kind() == LoginField.Kind.ONCE);
            URI page = isReady ? dialog.flow().page(kept) : null;
            if (page == null) {
                throw new Refused(
                        isReady ? "this login needs no page" : "the keys are not all there yet",
                        "keys",
                        "",
                        isReady ? "log in at once" : "save them first");
            }
            return page;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public Map<String, Object> logIn(String feed, Map<String, String> answers) {
        Configured found = ready(feed);
        Map<String, Secret> once = new LinkedHashMap<>();
        answers.forEach((name, value) -> once.put(name, Secret.of(value)));
        try {
            new LoginDialog(found.account(), environment, clock).complete(once);
            return view.of(found);
        } catch (LoginException e) {
            String hint =
                    e.answersAtFault()
                            ? "mend it (keys: step 1), then log in again"
                            : "try again in a minute";
            throw new Refused(e.getMessage(), "login", e.brokerCode(), hint);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static Refused refused(IOException e) {
        return new Refused(e.getMessage(), "file", "", "mend it, then try again");
    }

    // ---- 3: live test

    @Override
    public synchronized Map<String, Object> startTest(String feed) {
        Configured found = ready(feed);
        if (!found.account().kind().streams()) {
            throw new Refused(
                    found.account().kind().title() + " does not stream yet in this build",
                    "feed",
                    "",
                    "choose another broker");
        }
        TestRun old = tests.remove(feed);
        if (old != null) {
            old.close();
        }
        view.refuseIfNoConnectionIsFree(found.account());
        var run = new TestRun(found.account(), environment, files, clock, nanoClock);
        tests.put(feed, run);
        return run.show();
    }

    @Override
    public synchronized Map<String, Object> test(String feed) {
        TestRun run = tests.get(feed);
        if (run == null) {
            throw new Refused("no test was started", "test", "", "POST there first");
        }
        return run.show();
    }

    // ---- 4: universe

    @Override
    public Map<String, Object> choices(String feed) {
        Configured found = ready(feed);
        try {
            return Choices.of(Instruments.of(found.account(), files, clock), found);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public Map<String, Object> universe(String feed, List<String> words, boolean save) {
        Configured found = ready(feed);
        try {
            var chosen =
                    Choices.choose(Instruments.of(found.account(), files, clock), found, words);
            if (save) {
                save(found, chosen);
            }
            Map<String, Object> answer = chosen.show();
            answer.put("account", view.of(find(feed)));
            return answer;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void save(Configured found, Choices.Chosen chosen) throws IOException {
        boolean isUsers = found.from() != null && !WizardFiles.isSame(found.from(), files.file());
        if (isUsers) {
            throw new Refused(
                    "what " + found.account().feed() + " streams stands in " + found.from(),
                    "universe",
                    "",
                    "change it there: your own file is never written by the page");
        }
        chosen.refuseIfTooMany();
        new BrokersFile(files.file()).put(found.account().feed(), chosen.settings());
    }

    /** Ends tests that still run. */
    @Override
    public synchronized void close() {
        tests.values().forEach(TestRun::close);
    }
}
