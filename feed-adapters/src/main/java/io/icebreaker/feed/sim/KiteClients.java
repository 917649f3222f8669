package io.icebreaker.feed.sim;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/** Asks the server what its socket wants to know. */
record KiteClients(KiteServer server) implements SimSocket.Owner {
    @Override
    public SimRefusal judge(WebSocket client, ClientHandshake handshake) {
        short status = server.judge(client, handshake);
        return status == 0 ? null : SimRefusal.of(status);
    }

    @Override
    public void opened(WebSocket client) {
        server.greet(client);
    }

    @Override
    public void closed(WebSocket client) {
        server.forget(client);
    }

    @Override
    public void onText(WebSocket client, String text) {
        server.onRequest(client, text);
    }

    @Override
    public boolean isSilent() {
        return server.isSilent();
    }
}
