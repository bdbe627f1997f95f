package eu.briefwissel.tenant;

/**
 * One thing that was looked at of an account at a channel's operator.
 *
 * @param what the name of it, stable: settings, certificate, enterprise-number, token, mandate, api
 * @param works whether a message could be sent as far as this goes
 * @param says how it is, in a sentence for whoever has to repair it; no secret
 */
public record Finding(String what, boolean works, String says) {}
