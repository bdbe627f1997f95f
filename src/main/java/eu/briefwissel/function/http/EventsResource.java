package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.trace.EventItem;
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
import java.util.List;
import java.util.Optional;
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
            List<EventItem> items,

            @Schema(description = "Where to ask on from, now or later; absent before the first event") @Nullable String next) {

        static Found of(Page<ToldEvent> page) {
            return new Found(
                    page.items().stream().map(EventItem::of).toList(),
                    page.next().orElse(null));
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
