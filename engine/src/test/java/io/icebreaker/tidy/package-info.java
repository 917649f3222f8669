/** The rules of the house as data and small scanners; a test applies them to every module. */
package io.icebreaker.tidy;
