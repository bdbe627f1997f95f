package eu.briefwissel.function.event;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.work.HealWakeUps;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.WorkRounds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/**
 * Takes CloudEvents. A broker repeats a call that is answered with 5xx, and then has a dead letter; what is answered with
 * 400 is one at once (Knative, delivery failure): no repetition makes a wake-up of it. Not in the API's description: these
 * routes are the cluster's own.
 */
@Path("/events")
@PermitAll
class EventResource {

    private static final Logger LOG = Logger.getLogger(EventResource.class);
    private static final List<Stage> PUBLISH = List.of(Stage.RESOLVE, Stage.PUBLISH);
    private static final List<Stage> FALLBACK = List.of(Stage.RECEIVE, Stage.POLL, Stage.FALLBACK);

    private static final List<Stage> DOCUMENT = List.of(Stage.INSPECT);

    private static final String WORK_DUE = "eu.briefwissel.work.due";
    private static final String INSPECTION_DUE = "eu.briefwissel.inspection.due";
    private static final String KAFKA_RECORD = "dev.knative.kafka.event";
    private static final Set<String> TIMERS = Set.of("dev.knative.sources.ping", "eu.briefwissel.timer");

    private final WorkRounds rounds;
    private final WorkQueue queue;
    private final HealWakeUps heal;
    private final TimerDuties duties;
    private final EventConfig config;

    EventResource(WorkRounds rounds, WorkQueue queue, HealWakeUps heal, TimerDuties duties, EventConfig config) {
        this.rounds = rounds;
        this.heal = heal;
        this.duties = duties;
        this.queue = queue;
        this.config = config;
    }

    /** The function publish: works off what is due. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> due(@Context HttpServerRequest call, byte[] body) {
        return CloudEvent.read(call::getHeader, body)
                .filter(event -> stage(event).isPresent())
                .map(_ -> looked(rounds.untilNothingIsDue(PUBLISH, config.patience())))
                .orElseGet(EventResource::notUnderstood);
    }

    /** The function document: looks into what is due. */
    @POST
    @Path("/inspect")
    @Operation(hidden = true)
    public Uni<Response> inspect(@Context HttpServerRequest call, byte[] body) {
        return CloudEvent.read(call::getHeader, body)
                .filter(event -> stage(event).isPresent())
                .map(_ -> looked(rounds.untilNothingIsDue(DOCUMENT, config.patience())))
                .orElseGet(EventResource::notUnderstood);
    }

    /**
     * The function fallback, by a timer or by a wake-up that became a dead letter at publish: results that lie in inboxes,
     * its own stages, then what wake-ups may have been lost for; then callbacks, last the store.
     */
    @POST
    @Path("/timer")
    @Operation(hidden = true)
    public Uni<Response> timer(@Context HttpServerRequest call, byte[] body) {
        return CloudEvent.read(call::getHeader, body)
                .filter(event -> TIMERS.contains(event.type()) || stage(event).isPresent())
                .map(_ -> looked(duties.before()
                        .chain(() -> rounds.untilNothingIsDue(FALLBACK, config.patience()))
                        .chain(() -> rounds.untilNothingIsDue(PUBLISH, config.patience()))
                        .chain(() -> heal.wakeIfDue(Stage.INSPECT))
                        .chain(duties::after)))
                .orElseGet(EventResource::notUnderstood);
    }

    /** Of a wake-up of ours by its subject, of a plain record of Kafka by its value. */
    private static Optional<Stage> stage(CloudEvent event) {
        return switch (event.type()) {
            case WORK_DUE, INSPECTION_DUE -> WorkQueue.wakeUp(event.subject().orElse(event.text()));
            case KAFKA_RECORD -> WorkQueue.wakeUp(event.text().replace("\"", ""));
            default -> Optional.empty();
        };
    }

    private Uni<Response> looked(Uni<Void> work) {
        return work.chain(queue::wakeUpsSent)
                .map(_ -> Response.noContent().build())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "an event is to come again");
                    return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
                });
    }

    private static Uni<Response> notUnderstood() {
        LOG.error("no event of ours, left to become a dead letter");
        return Uni.createFrom()
                .item(Response.status(Response.Status.BAD_REQUEST).build());
    }
}
