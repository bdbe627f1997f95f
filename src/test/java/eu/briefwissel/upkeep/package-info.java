/** Looking after the store, against a real PostgreSQL and a clock moved by hand. */
@NullMarked
package eu.briefwissel.upkeep;

import org.jspecify.annotations.NullMarked;
