/**
 * E-mail over SMTP, as the outlet that a message falls back to: by default a notice without content, the message itself
 * only where the tenant's policy says so. A channel that recognises no repeat: what may have been sent once is never sent
 * again. Never knows another channel nor the store.
 */
@NullMarked
package eu.briefwissel.channel.email;

import org.jspecify.annotations.NullMarked;
