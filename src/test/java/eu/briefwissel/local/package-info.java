/** What a single machine relies on, tried against the real PostgreSQL and the real file system; no gateway runs here. */
@NullMarked
package eu.briefwissel.local;

import org.jspecify.annotations.NullMarked;
