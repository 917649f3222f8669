/**
 * The words of what stages find besides bars: numbers of records, sheets and logs, and the layout of each as
 * offsets into a {@code long[]}. Stages write them, the journal keeps them, the board shows them, the page's
 * server reads them. Doubles travel as {@link Double#doubleToLongBits}, NaN for a missing number.
 */
package io.icebreaker.finding;
