/** What tests of the whole gateway share: a real PostgreSQL, a clock moved by hand, tenants with their clients. */
@NullMarked
package eu.briefwissel.support;

import org.jspecify.annotations.NullMarked;
