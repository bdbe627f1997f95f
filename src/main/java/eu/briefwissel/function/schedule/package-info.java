/** Wake-ups and timers: has stages work off what is due. */
@NullMarked
package eu.briefwissel.function.schedule;

import org.jspecify.annotations.NullMarked;
