package eu.briefwissel.sandbox.wire;

/** What answers the calls of one route. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Call call);

    /** The same, with each call counted first. */
    default Endpoint counted(Runnable count) {
        return call -> {
            count.run();
            return answer(call);
        };
    }
}
