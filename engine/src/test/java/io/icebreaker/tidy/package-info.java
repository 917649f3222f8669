/** The rules of the house as data and small scanners; {@link io.icebreaker.TidyTest} applies them to every module. */
package io.icebreaker.tidy;
