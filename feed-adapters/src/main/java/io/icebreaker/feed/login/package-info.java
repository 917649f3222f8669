/**
 * Who we are to a broker: secrets that do not show themselves, the files tokens are kept in, and the steps by
 * which a person, or a program with a one-time-password seed, gets a new token. Reads the environment and
 * files of mode 0600, writes such files, asks brokers through {@link io.icebreaker.feed.login.LoginHttp}.
 * Cold code: any thread, never the socket's.
 */
package io.icebreaker.feed.login;
