package io.icebreaker.app;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test in Chromium: one process a class, a fresh profile a test; skipped where there is none. */
abstract class BrowserCase {
    static Chromium chromium;

    BrowserContext context;

    @BeforeAll
    static void startChromium() {
        Needed.page();
        chromium = new Chromium();
    }

    @AfterAll
    static void endChromium() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @BeforeEach
    void openProfile() {
        context = chromium.newContext();
    }

    @AfterEach
    void closeProfile() {
        context.close();
    }
}
