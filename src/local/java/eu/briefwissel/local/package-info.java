/**
 * What only a single machine needs: its data directory and master key, its own PostgreSQL, the migration of the schema and
 * the commands of the launcher. Compiled in for run and test, never part of a production or native build; nothing in
 * src/main imports it, and nothing here decides what happens to a delivery.
 */
@NullMarked
package eu.briefwissel.local;

import org.jspecify.annotations.NullMarked;
