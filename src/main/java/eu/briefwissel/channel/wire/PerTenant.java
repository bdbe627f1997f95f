package eu.briefwissel.channel.wire;

import eu.briefwissel.delivery.TenantId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one thing per tenant that is dear to make (a parsed key, a client with its tokens), and makes it anew when the
 * settings it was made from have changed. Safe for many threads.
 *
 * @param <S> the settings it is made from; compared by {@code equals}
 * @param <T> the thing
 */
public final class PerTenant<S, T> {

    private record Made<S, T>(S from, T thing) {}

    /** A tenant may have several that are alike, each by a name of its own. */
    private record Whose(TenantId tenant, String name) {}

    private final ConcurrentMap<Whose, Made<S, T>> made = new ConcurrentHashMap<>();
    private final Function<S, T> make;
    private final Consumer<T> discard;

    /**
     * @param make makes the thing, without waiting; what it throws reaches the caller, and nothing is kept
     * @param discard told of a thing whose settings changed
     */
    public PerTenant(Function<S, T> make, Consumer<T> discard) {
        this.make = make;
        this.discard = discard;
    }

    /** The tenant's thing, made from exactly these settings. */
    public T of(TenantId tenant, S from) {
        return of(tenant, "", from);
    }

    /** One of the tenant's things, of which it has several, made from exactly these settings. */
    public T of(TenantId tenant, String name, S from) {
        return made.compute(
                        new Whose(tenant, name),
                        (_, old) -> old != null && old.from().equals(from) ? old : replace(old, from))
                .thing();
    }

    private Made<S, T> replace(@Nullable Made<S, T> old, S from) {
        Made<S, T> fresh = new Made<>(from, make.apply(from));
        if (old != null) {
            discard.accept(old.thing());
        }
        return fresh;
    }
}
