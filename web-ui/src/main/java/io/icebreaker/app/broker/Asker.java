package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.net.URI;

/** A person who answers, at a terminal or through a pipe. Answers never come from the command line. */
public interface Asker {
    /**
     * Shows the page to log in on; it may hold an API key, so it goes to a terminal or is made unreadable.
     */
    void show(URI page);

    /** Says something. */
    void say(String text);

    /**
     * Asks for one field, without an echo when it is secret.
     *
     * @return null when there is no answer any more (end of the input)
     */
    Secret ask(LoginField field) throws IOException;
}
