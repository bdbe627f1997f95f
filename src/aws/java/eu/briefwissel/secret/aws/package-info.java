/** Reads what settings refer to from AWS Secrets Manager and the Parameter Store; compiled into the builds for AWS only. */
@NullMarked
package eu.briefwissel.secret.aws;

import org.jspecify.annotations.NullMarked;
