package io.icebreaker.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/** The distribution's browser without a window. It can reach this machine only: no other name resolves. */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var path = Needed.chromium();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setExecutablePath(path).setArgs(ARGUMENTS);
        browser = playwright.chromium().launch(options);
    }

    /** A browser of somebody else: nothing shared with other contexts. */
    BrowserContext newContext() {
        return newContext(new Browser.NewContextOptions());
    }

    BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(Visit.PATIENCE_MS);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
