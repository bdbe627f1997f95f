/**
 * {@code ./briefwissel bench}: how many messages a second the packaged program takes or hands over, and what one costs in
 * processor time, beside pgbench writing the same rows to the same server. It meets the gateway from outside, over HTTP,
 * as a sender does; it never switches off what makes a commit durable, and nothing here is part of a gateway.
 */
@NullMarked
package eu.briefwissel.local.bench;

import org.jspecify.annotations.NullMarked;
