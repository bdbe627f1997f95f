package eu.briefwissel.function.http;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.function.Switch;

/** One function, and no other. */
record Carrying(String function) implements FunctionConfig {

    @Override
    public Switch ingest() {
        return of("ingest");
    }

    @Override
    public Switch reach() {
        return of("reach");
    }

    @Override
    public Switch publish() {
        return of("publish");
    }

    @Override
    public Switch webhook() {
        return of("webhook");
    }

    @Override
    public Switch fallback() {
        return of("fallback");
    }

    @Override
    public Switch document() {
        return of("document");
    }

    @Override
    public String defaultTenant() {
        return "default";
    }

    private Switch of(String name) {
        return function.equals(name) ? Switch.ON : Switch.OFF;
    }
}
