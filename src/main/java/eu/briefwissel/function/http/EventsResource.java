package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.AuditEvent;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.EvidenceKind;
import eu.briefwissel.trace.FollowEvents;
import eu.briefwissel.trace.Page;
import eu.briefwissel.trace.ToldEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How what happens is handed to the sender: a stream of events, of all its messages, that is asked on from a cursor. */
@Path("/v1/events")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class EventsResource {

    private static final int USUAL = 100;

    private final FollowEvents events;
    private final Caller caller;

    EventsResource(FollowEvents events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    /** A part of the stream. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventPage")
    record Found(
            List<Told> items,

            @Schema(description = "Where to ask on from, now or later; absent before the first event") @Nullable String next) {

        static Found of(Page<ToldEvent> page) {
            return new Found(
                    page.items().stream().map(Told::of).toList(), page.next().orElse(null));
        }
    }

    /** An event. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Event")
    record Told(
            @Schema(description = "Of the fact; the same wherever it is told")
            UUID id,

            @Schema(
                    description = "The Berichtenbox seed's audit event, where it has one for it",
                    examples = "reply-received")
            @Nullable String event,

            @Schema(examples = "ReplyReceived") String kind,
            UUID message,
            String reference,
            Instant at,
            Instant recordedAt,
            int attempt,
            @Schema(examples = "berichtenbox") @Nullable String channel,
            @Schema(examples = "no-mailbox") @Nullable String cause,

            @Schema(description = "Where the reply is, and its files, where it is one") @Nullable String replies) {

        static Told of(ToldEvent told) {
            boolean isReply = told.fact().kind() == EvidenceKind.REPLY_RECEIVED;
            return new Told(
                    told.fact().id(),
                    AuditEvent.of(told.fact()).map(AuditEvent::wireName).orElse(null),
                    told.fact().kind().wireName(),
                    told.delivery().value(),
                    told.reference(),
                    told.fact().at(),
                    told.recordedAt(),
                    told.fact().attempt(),
                    told.fact().channel().map(ChannelName::wireName).orElse(null),
                    told.fact().cause().map(Cause::wireName).orElse(null),
                    isReply ? "/v1/messages/" + told.delivery() + "/replies" : null);
        }
    }

    @GET
    @Operation(
            operationId = "events",
            summary = "What happened to all messages, in the order in which it was committed",
            description =
                    "Nothing is left out and nothing comes twice, where each call goes on from the next of the one before.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the stream; an empty one where nothing has happened since",
            content = @Content(schema = @Schema(implementation = Found.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    public Uni<Response> after(
            @RestQuery @Parameter(description = "The next of the call before") @Nullable String after,
            @RestQuery @Parameter(description = "1 to 500; 100 unless said") @Nullable String limit) {
        Optional<Integer> most = limit == null
                ? Optional.of(USUAL)
                : Parameters.index(limit).filter(n -> n >= 1 && n <= FollowEvents.MOST);
        if (most.isEmpty() || (after != null && !FollowEvents.isCursor(after))) {
            return Uni.createFrom()
                    .item(Problem.of(
                                    ProblemType.INVALID_PARAMETER,
                                    "after is a cursor that was given as next, limit a whole number from 1 to "
                                            + FollowEvents.MOST)
                            .response());
        }
        return events.after(caller.tenant(), Optional.ofNullable(after), most.get())
                .map(page -> Response.ok(Found.of(page)).build());
    }
}
