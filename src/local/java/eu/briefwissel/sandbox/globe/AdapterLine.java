package eu.briefwissel.sandbox.globe;

import org.jspecify.annotations.Nullable;

/**
 * One line of the adapter's journal: a message that went out, one that comes in, or one (its message, its event) that the caller has
 * processed.
 */
record AdapterLine(
        @Nullable Outgoing sent,
        @Nullable Incoming result,
        @Nullable String processedMessage,
        @Nullable String processedEvent) {

    static AdapterLine of(Outgoing sent) {
        return new AdapterLine(sent, null, null, null);
    }

    static AdapterLine of(Incoming result) {
        return new AdapterLine(null, result, null, null);
    }

    static AdapterLine processedMessage(String id) {
        return new AdapterLine(null, null, id, null);
    }

    static AdapterLine processedEvent(String id) {
        return new AdapterLine(null, null, null, id);
    }
}
