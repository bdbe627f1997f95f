package eu.briefwissel.delivery;

/**
 * In whose name a message goes, as it was when it was handed over: a later change of the sender leaves it.
 *
 * @param sender by which the tenant knows it
 * @param application of the sender
 * @param number the sender's KBO number
 * @param displayName as the message's reader is to see it
 */
public record SentBy(String sender, String application, String number, String displayName) {}
