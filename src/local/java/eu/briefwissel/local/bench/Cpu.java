package eu.briefwissel.local.bench;

/**
 * Processor time in microseconds; NaN where this machine does not tell.
 *
 * @param gateway the gateway's process
 * @param postgres all processes of the server
 * @param other whoever was at the other end: the senders, pgbench, the operators
 */
record Cpu(double gateway, double postgres, double other) {

    Cpu since(Cpu before) {
        return new Cpu(gateway - before.gateway, postgres - before.postgres, other - before.other);
    }

    Cpu each(long messages) {
        return new Cpu(gateway / messages, postgres / messages, other / messages);
    }
}
