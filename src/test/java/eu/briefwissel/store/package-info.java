/** The store against a real PostgreSQL, as the application's role sees it. */
@NullMarked
package eu.briefwissel.store;

import org.jspecify.annotations.NullMarked;
