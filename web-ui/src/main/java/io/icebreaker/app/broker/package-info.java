/**
 * Accounts at brokers: which brokers there are and what each needs, where an account's keys and token lie and
 * until when the token is good, the login by hand, the wizard behind the page, the look at everything before
 * the open. Reads and writes files of mode 0600 and one generated configuration; asks brokers through their
 * flows. Cold code, any thread.
 */
package io.icebreaker.app.broker;
