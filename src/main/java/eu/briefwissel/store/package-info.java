/**
 * The reactive PostgreSQL store: the row is the truth. Content, identifiers and settings are sealed on the way in and
 * opened on the way out, so that no other package meets a key or a cipher text. Every transaction begins by setting its
 * tenant; only {@link eu.briefwissel.store.Claims} crosses tenants, through one function of the database that gives out
 * ids alone. Nothing here decides anything, and nothing is called outside the database.
 */
@NullMarked
package eu.briefwissel.store;

import org.jspecify.annotations.NullMarked;
