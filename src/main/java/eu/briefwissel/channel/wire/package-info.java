/**
 * What connectors share: access tokens, one authorised exchange over REST, and how a call that brought no receipt ends.
 * Knows no operator's dialect and never a connector; holds tokens, never content.
 */
@NullMarked
package eu.briefwissel.channel.wire;

import org.jspecify.annotations.NullMarked;
