package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One tab on the page, with all it complained about and all it asked of others. One thread. */
final class Visit {
    /** Far beyond what anything here takes on a busy machine: reached only when it never comes. */
    static final double PATIENCE_MS = 60_000;

    private static final String LOADED =
            "() => window.icebreaker?.sequence() > 0 && window.icebreaker.bars().length > 0";

    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    private Visit(BrowserContext context, String address) {
        String origin = address.replaceFirst("(//[^/]*/).*", "$1");
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        complaints.add("console: " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(origin)) {
                        complaints.add("asked another origin: " + request.url());
                    }
                });
        page.navigate(address);
    }

    /** Opens the page and returns once it is loaded, whatever it shows by then. */
    static Visit open(BrowserContext context, String address) {
        return new Visit(context, address);
    }

    /** Waits for the first bars. */
    Visit settled() {
        return until(LOADED);
    }

    /** Waits for a condition in the page. */
    Visit until(String condition) {
        page.waitForFunction(condition);
        return this;
    }

    /**
     * Repeats a check until it holds, for what the page shows comes with answers of their own, in no order.
     * The last failure is the test's.
     */
    Visit soon(Runnable check) {
        long end = System.nanoTime() + (long) (PATIENCE_MS * 1e6);
        while (true) {
            try {
                check.run();
                return this;
            } catch (AssertionError | RuntimeException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                page.waitForTimeout(50);
            }
        }
    }

    /** Waits until a part holds all of these texts. */
    Visit tells(String testId, String... texts) {
        return tells(part(testId), texts);
    }

    /** Waits until an element holds all of these texts, whatever case its style puts them in. */
    Visit tells(Locator element, String... texts) {
        return soon(
                () -> {
                    String told = element.innerText().toLowerCase(Locale.ROOT);
                    for (String text : texts) {
                        assertTrue(
                                told.contains(text.toLowerCase(Locale.ROOT)), text + " in " + told);
                    }
                });
    }

    Object ask(String expression) {
        return page.evaluate(expression);
    }

    /** A number the page answers, whatever JavaScript took it for. */
    long number(String expression) {
        return ((Number) ask(expression)).longValue();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String expression) {
        return (Map<String, Object>) ask(expression);
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    Locator css(String selector) {
        return page.locator(selector);
    }

    void choose(String testId, String value) {
        part(testId).selectOption(value);
    }

    /** Presses a key with nothing of the page in focus. */
    void press(String key) {
        page.keyboard().press(key);
    }

    /** The file that an action brings. */
    Download download(Runnable action) {
        return page.waitForDownload(action);
    }

    void assertQuiet() {
        assertEquals(List.of(), complaints);
    }
}
