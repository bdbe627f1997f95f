package eu.briefwissel.trace.callback;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Callbacks;
import eu.briefwissel.store.EventStream;
import eu.briefwissel.tenant.Callback;
import eu.briefwissel.tenant.CallbackStanding;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Keeps a tenant's callbacks. */
@ApplicationScoped
public class KeepCallbacks {

    private static final ReadJson<CallbackRequest> CALLBACK = new ReadJson<>(CallbackRequest.class);
    private static final ReadJson<ReplayRequest> REPLAY = new ReadJson<>(ReplayRequest.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Callbacks callbacks;
    private final EventStream stream;
    private final CheckCallback check;
    private final CallbackConfig config;
    private final InstantSource clock;

    KeepCallbacks(
            Callbacks callbacks, EventStream stream, CheckCallback check, CallbackConfig config, InstantSource clock) {
        this.callbacks = callbacks;
        this.stream = stream;
        this.check = check;
        this.config = config;
        this.clock = clock;
    }

    /** Whether it may be a callback's name: 1 to 40 of a-z, 0-9 and -. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public Uni<List<KeptCallback>> all(TenantId tenant) {
        return callbacks
                .all(tenant)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(one -> seen(tenant, one))
                        .collect()
                        .asList());
    }

    /** The one of that name; empty where the tenant has none. */
    public Uni<Optional<KeptCallback>> find(TenantId tenant, String name) {
        return callbacks
                .find(tenant, name)
                .chain(found -> found.map(one -> seen(tenant, one).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Makes it, with a secret that is in this answer and nowhere else; or changes one that exists, whose place and secret stay, and
     * sets it going again where it was switched off.
     */
    public Uni<Answer<KeptCallback>> put(TenantId tenant, String name, byte[] body) {
        Violations violations = new Violations();
        return read(
                CALLBACK.read(body, violations),
                violations,
                request -> check.check(request, violations)
                        .map(wanted -> put(tenant, name, wanted))
                        .orElseGet(() -> invalid(violations)));
    }

    /** Has it sent all that follows that place, once more where it was sent before. */
    public Uni<Answer<KeptCallback>> replay(TenantId tenant, String name, byte[] body) {
        Violations violations = new Violations();
        return read(
                REPLAY.read(body, violations),
                violations,
                request -> CheckCallback.cursor(request.after(), violations)
                        .map(place -> replay(tenant, name, place))
                        .orElseGet(() -> invalid(violations)));
    }

    /** A new secret; the one of before signs too for a while. */
    public Uni<Answer<KeptCallback>> renewSecret(TenantId tenant, String name) {
        return callbacks
                .renewSecret(tenant, name, config.secretOverlap())
                .chain(secret -> secret.map(made -> kept(tenant, name, Optional.of(made)))
                        .orElseGet(() -> Uni.createFrom().item(new Answer.NotThere<>())));
    }

    /** Has a test event sent to it at the next turn, whether it is active or not. */
    public Uni<Answer<KeptCallback>> test(TenantId tenant, String name) {
        return callbacks.askForTest(tenant, name).chain(isThere -> found(isThere, tenant, name));
    }

    /** False where there is none. */
    public Uni<Boolean> remove(TenantId tenant, String name) {
        return callbacks.remove(tenant, name);
    }

    private Uni<Answer<KeptCallback>> put(TenantId tenant, String name, Callbacks.Wanted wanted) {
        return callbacks
                .create(tenant, name, wanted)
                .chain(secret -> secret.isPresent()
                        ? kept(tenant, name, secret)
                        : callbacks
                                .change(tenant, name, wanted)
                                .chain(() -> switchedOn(tenant, name))
                                .chain(isThere -> found(isThere, tenant, name)));
    }

    private Uni<Boolean> switchedOn(TenantId tenant, String name) {
        return callbacks.setGoing(tenant, name, standing -> standing.switchedOn(clock.instant()));
    }

    private Uni<Answer<KeptCallback>> replay(TenantId tenant, String name, EventStream.Cursor place) {
        String after = place.transaction() + "-" + place.sequence();
        return callbacks
                .setGoing(tenant, name, standing -> standing.replayed(after, clock.instant()))
                .chain(isThere -> found(isThere, tenant, name));
    }

    private Uni<Answer<KeptCallback>> found(boolean isThere, TenantId tenant, String name) {
        return isThere ? kept(tenant, name, Optional.empty()) : Uni.createFrom().item(new Answer.NotThere<>());
    }

    private Uni<Answer<KeptCallback>> kept(TenantId tenant, String name, Optional<String> secret) {
        return find(tenant, name)
                .map(found -> found.map(one -> secret.map(one::with).orElse(one))
                        .<Answer<KeptCallback>>map(Answer.Kept::new)
                        .orElseGet(Answer.NotThere::new));
    }

    private Uni<KeptCallback> seen(TenantId tenant, Callback one) {
        CallbackStanding standing = one.standing();
        EventStream.Cursor place = EventStream.Cursor.parse(standing.cursor()).orElseThrow();
        return stream.behind(tenant, place, one.kinds(), KeptCallback.MOST_COUNTED)
                .map(behind -> new KeptCallback(one, behind.many(), behind.since(), Optional.empty()));
    }

    private static <T> Uni<Answer<KeptCallback>> read(
            ReadJson.Reading<T> reading, Violations violations, Function<T, Uni<Answer<KeptCallback>>> work) {
        return switch (reading) {
            case ReadJson.Reading.Malformed<T>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<T> _ -> invalid(violations);
            case ReadJson.Reading.Read<T>(T request) -> work.apply(request);
        };
    }

    private static Uni<Answer<KeptCallback>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }
}
