package io.icebreaker.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.broker.PreOpenCheck.Finding;
import io.icebreaker.app.broker.PreOpenCheck.Report;
import io.icebreaker.app.broker.PreOpenCheck.Verdict;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreOpenCheckTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 1, 15);

    @TempDir Path root;

    private final List<Report> told = new ArrayList<>();
    private Instant now;
    private Set<String> streamed = Set.of();
    private String clockTrouble = "";
    private Account account;
    private PreOpenCheck check;

    @BeforeEach
    void prepare() {
        WizardFiles files = WizardFiles.in(root);
        account = Account.of(Brokers.named("kite").orElseThrow(), files.secrets());
        check =
                new PreOpenCheck(
                        () -> List.of(new Configured(account, List.of("indices"), root)),
                        files,
                        root,
                        Map.of(),
                        () -> now,
                        () -> clockTrouble,
                        told::add,
                        feed -> streamed);
    }

    private Report lookAt(LocalDate date, String time) {
        now = date.atTime(LocalTime.parse(time)).atZone(ZoneId.of("Asia/Kolkata")).toInstant();
        check.look();
        return check.last();
    }

    private void issueToken(LocalDate date, String time) throws IOException {
        Instant at =
                date.atTime(LocalTime.parse(time)).atZone(ZoneId.of("Asia/Kolkata")).toInstant();
        account.token().write(new LoginTokens(Secret.of("t"), Map.of(), at, null));
    }

    private Finding found(String name) {
        return check.last().findings().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void looksOnceAtAQuarterToNineOfATradingDay() throws IOException {
        issueToken(THURSDAY, "07:40");
        lookAt(THURSDAY, "08:44:59");
        assertEquals(0, told.size());

        lookAt(THURSDAY, "08:45:00");
        lookAt(THURSDAY, "08:45:01");
        assertEquals(1, told.size());
        assertEquals(Verdict.OK, found("token of kite").verdict());
        assertEquals("good until 06:00 IST on Fri 16 Jan", found("token of kite").words());
        assertEquals(Verdict.OK, found("clock").verdict());

        lookAt(THURSDAY.plusDays(1), "08:45");
        assertEquals(2, told.size());
        assertEquals(Verdict.WRONG, found("token of kite").verdict());
        assertTrue(found("token of kite").words().startsWith("expired at 06:00 IST: log in"));
    }

    @Test
    void aHolidayAndAWeekendAreLeftAlone() {
        lookAt(LocalDate.of(2026, 1, 17), "08:45");
        lookAt(LocalDate.of(2026, 1, 26), "08:45");
        assertEquals(0, told.size());
    }

    @Test
    void anEngineThatStartsLateLooksAtOnceButNotInTheEvening() {
        lookAt(THURSDAY, "18:00");
        assertEquals(0, told.size());
        lookAt(THURSDAY.plusDays(1), "10:30");
        assertEquals(1, told.size());
        assertEquals(Verdict.WRONG, found("token of kite").verdict());
        assertEquals(Verdict.WARNING, found("instruments of kite").verdict());
    }

    @Test
    void aTokenThatEndsInTheSessionIsSaidWhileThereIsTime() throws IOException {
        Instant noon = THURSDAY.atTime(12, 0).atZone(ZoneId.of("Asia/Kolkata")).toInstant();
        account.token()
                .write(new LoginTokens(Secret.of("t"), Map.of(), noon.minusSeconds(86_400), noon));
        lookAt(THURSDAY, "08:45");
        assertEquals(Verdict.WRONG, found("token of kite").verdict());
        assertTrue(found("token of kite").words().contains("before the close: log in"));
    }

    @Test
    void aTokenForCommoditiesMustLastUntilTheirClose() throws IOException {
        Instant evening = THURSDAY.atTime(18, 0).atZone(ZoneId.of("Asia/Kolkata")).toInstant();
        account.token()
                .write(new LoginTokens(Secret.of("t"), Map.of(), evening.minusSeconds(1), evening));
        streamed = Set.of("NSE");
        lookAt(THURSDAY, "08:45");
        assertEquals(Verdict.OK, found("token of kite").verdict());
        streamed = Set.of("NSE", "MCX");
        prepare();
        lookAt(THURSDAY, "17:00");
        assertEquals(Verdict.WRONG, found("token of kite").verdict());
    }

    @Test
    void aKiteTokenOfTheEarlyMorningIsDoubted() throws IOException {
        issueToken(THURSDAY, "07:10");
        lookAt(THURSDAY, "08:45");
        assertEquals(Verdict.WARNING, found("token of kite").verdict());
        assertTrue(found("token of kite").words().contains("issued before 07:35"));
    }

    @Test
    void aClockThatRunsAwayIsSaid() {
        clockTrouble = "was set by 7000 ms since the engine started";
        lookAt(THURSDAY, "08:45");
        assertEquals(Verdict.WARNING, found("clock").verdict());
        assertEquals(clockTrouble, found("clock").words());
    }
}
