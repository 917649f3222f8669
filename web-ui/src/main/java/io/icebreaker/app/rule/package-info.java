/**
 * Rules of a running engine: the rule file with its versions, what the page asks of rules and alerts, alerts
 * on their way from the board to the delivery, a rule tried on a recorded day. Reads files, the board and the
 * SQLite file of alerts; puts rules on the ring. Cold.
 */
package io.icebreaker.app.rule;
