package eu.briefwissel.local.bench;

/**
 * What came of one turn of the gateway, or of pgbench.
 *
 * @param perSecond messages, or transactions of one message each
 * @param cpu processor time a message
 */
record Turn(double perSecond, Cpu cpu) {}
