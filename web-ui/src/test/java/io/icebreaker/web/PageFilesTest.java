package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PageFilesTest {
    private final Market market = new Market(1, 1 << 12);
    private WebServer server;

    private Client serve(String root) {
        server =
                WebServer.start(
                        WebConfig.onPort(0),
                        market.board,
                        market,
                        SystemEpochNanoClock.INSTANCE,
                        new PageFiles(root),
                        new NoReplays());
        return new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageItselfIsNeverCached() throws Exception {
        Client client = serve("/page-fixture/");
        for (String path : new String[] {"/", "/index.html"}) {
            HttpResponse<String> page = client.get(path);
            assertEquals(200, page.statusCode());
            assertEquals("no-store", cacheControl(page));
            assertEquals("text/html;charset=utf-8", type(page));
            assertTrue(page.body().contains("fixture"));
        }
    }

    @Test
    void whatCarriesAHashInItsNameIsCachedForGood() throws Exception {
        HttpResponse<String> script = serve("/page-fixture/").get("/assets/app-1a2b3c.js");

        assertEquals(200, script.statusCode());
        assertEquals("public, max-age=31536000, immutable", cacheControl(script));
        assertEquals("text/javascript;charset=utf-8", type(script));
    }

    @Test
    void otherFilesAreFetchedAnew() throws Exception {
        HttpResponse<String> icon = serve("/page-fixture/").get("/icon.svg");

        assertEquals("no-store", cacheControl(icon));
        assertEquals("image/svg+xml", type(icon));
    }

    @Test
    void saysWhatToDoWhenThePageWasNotBuilt() throws Exception {
        HttpResponse<String> page = serve("/no-such-root/").get("/");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("not built"), page.body());
        assertEquals("text/plain;charset=utf-8", type(page));
    }

    private static String cacheControl(HttpResponse<String> response) {
        return String.join(",", response.headers().allValues("Cache-Control"));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }
}
