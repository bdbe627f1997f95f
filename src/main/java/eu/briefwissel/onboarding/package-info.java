/**
 * How a tenant and those who work for it come in: the provisioner makes a tenant and its first administrator; the
 * administrator keeps its clients and its settings. A secret leaves once, in the answer to the call that made it; a setting
 * that is secret never leaves.
 */
@NullMarked
package eu.briefwissel.onboarding;

import org.jspecify.annotations.NullMarked;
