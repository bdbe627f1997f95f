package eu.briefwissel.sandbox.wire;

/** What answers the calls of one route. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Call call);
}
