/**
 * Days that count: the Dutch and Belgian holidays, working days, and the terms that are counted in them. Pure
 * arithmetic on dates and instants: no clock (the moment is an argument), no time zone of the machine, no store, and
 * nothing of ours is imported. A deadline is computed here once and kept elsewhere.
 */
@NullMarked
package eu.briefwissel.calendar;

import org.jspecify.annotations.NullMarked;
