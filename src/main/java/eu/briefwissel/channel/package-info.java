/**
 * The interface between the stages and the connectors, each of which speaks one channel's dialect in a package of its
 * own below this one. A connector gets credentials and content as arguments; it never touches the store, nor another
 * connector, and keeps nothing but access tokens and parsed keys.
 */
@NullMarked
package eu.briefwissel.channel;

import org.jspecify.annotations.NullMarked;
