package eu.briefwissel.receive;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** One after the other; what comes behind a failure is not begun. */
final class InOrder {

    private InOrder() {}

    static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (T one : all) {
            chain = chain.chain(() -> work.apply(one));
        }
        return chain;
    }
}
