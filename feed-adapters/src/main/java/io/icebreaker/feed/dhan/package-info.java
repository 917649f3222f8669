/**
 * DhanHQ v2: reads its WebSocket frames on the socket's thread and writes ticks through a {@link
 * io.icebreaker.tick.TickSink}; its session, its master, its REST calls. Source: the feed specification of
 * Dhan (sections named in each class).
 *
 * <p>What the wire cannot carry, beside Kite's:
 *
 * <table>
 * <caption>Fields by mode; "apart" is a packet, and a tick, of its own</caption>
 * <tr><th>field</th><th>ticker</th><th>quote</th><th>full</th><th>depth 20</th><th>index</th></tr>
 * <tr><td>last price</td><td>yes</td><td>yes</td><td>yes</td><td>no</td><td>yes</td></tr>
 * <tr><td>time of the packet</td><td>no</td><td>no</td><td>no</td><td>no</td><td>no</td></tr>
 * <tr><td>time of the last trade, s</td><td>yes</td><td>yes</td><td>yes</td><td>no</td><td>yes</td></tr>
 * <tr><td>last quantity</td><td>no</td><td>16 bits</td><td>16 bits</td><td>no</td><td>no</td></tr>
 * <tr><td>volume, average, totals, day's prices</td><td>no</td><td>yes</td><td>yes</td><td>no</td>
 *     <td>day's prices</td></tr>
 * <tr><td>previous close</td><td>no</td><td>yes</td><td>yes</td><td>no</td><td>yes, and apart</td></tr>
 * <tr><td>open interest</td><td>no</td><td>apart</td><td>yes</td><td>no</td><td>no</td></tr>
 * <tr><td>book</td><td>no</td><td>no</td><td>5 levels</td><td>20, a side a packet</td><td>no</td></tr>
 * </table>
 *
 * Prices are floats of 24 bits: from 131,072 rupees on they are told only to the tick; averages to the paisa.
 * Open interest, previous close and the previous day's open interest, where they come apart, fill only their
 * own columns. With the packet time taken from Kite's ticks, both wires give the same trades and bars.
 */
package io.icebreaker.feed.dhan;
