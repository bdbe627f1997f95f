package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.ingest.WithdrawMessages;
import eu.briefwissel.ingest.WithdrawalRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes many messages back, of those that are not sent yet. */
@Path("/v1/withdrawals")
@RolesAllowed(Roles.SENDER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class WithdrawalsResource {

    private final WithdrawMessages withdraw;
    private final Caller caller;

    WithdrawalsResource(WithdrawMessages withdraw, Caller caller) {
        this.withdraw = withdraw;
        this.caller = caller;
    }

    /** What came of it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Withdrawals")
    record Withdrawn(
            List<UUID> withdrawn,

            @Schema(description = "Not sent yet as far as their status tells, but being handed over, or perhaps taken")
            List<UUID> tooLate,

            @Schema(description = "Where to go on; absent where nothing is left") @Nullable UUID next) {

        static Withdrawn of(WithdrawMessages.Withdrawn one) {
            return new Withdrawn(
                    ids(one.withdrawn()),
                    ids(one.tooLate()),
                    one.next().map(DeliveryId::value).orElse(null));
        }

        private static List<UUID> ids(List<DeliveryId> ids) {
            return ids.stream().map(DeliveryId::value).toList();
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawMessages",
            summary = "Takes back all messages of a period or reference that are not sent yet",
            description = "500 a call, the oldest first; what is sent already is not among them.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WithdrawalRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was withdrawn, and what was too late",
            content = @Content(schema = @Schema(implementation = Withdrawn.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> withdraw(byte[] body) {
        return withdraw.withdraw(caller.tenant(), body)
                .map(answer -> KeptAnswers.response(
                        answer,
                        ProblemType.INVALID_REQUEST,
                        done -> Response.ok(Withdrawn.of(done)).build()));
    }
}
