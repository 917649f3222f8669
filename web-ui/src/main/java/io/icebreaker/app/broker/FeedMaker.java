package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.FeedSetup;
import java.util.Map;

/** Makes one broker's live feed for an account. */
@FunctionalInterface
public interface FeedMaker {
    /**
     * Prepares a feed that is started by its user.
     *
     * @param environment where keys and token may be instead of the account's files
     * @throws IllegalArgumentException naming the key that is missing
     */
    BrokerFeed make(Account account, Map<String, String> environment, FeedSetup setup);
}
