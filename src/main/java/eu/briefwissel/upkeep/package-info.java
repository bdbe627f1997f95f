/** What keeps the store in order, and lets operators act on what is held. */
@NullMarked
package eu.briefwissel.upkeep;

import org.jspecify.annotations.NullMarked;
