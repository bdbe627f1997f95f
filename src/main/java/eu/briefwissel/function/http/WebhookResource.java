package eu.briefwissel.function.http;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.receive.ReceiveWebhook;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of BBK 1.7. Public: what they say is believed for its signature, made with the tenant's secret. They answer
 * in the operator's terms, not in problems.
 */
@Path("/")
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
@APIResponse(
        responseCode = "400",
        description = "Signed, but not what the contract says",
        content = @Content(schema = @Schema(implementation = WebhookAnswers.Refused.class)))
@APIResponse(
        responseCode = "422",
        description = "The signature is absent or wrong, or no secret is set for the tenant",
        content = @Content(schema = @Schema(implementation = WebhookAnswers.Refused.class)))
class WebhookResource {

    private static final String SIGNATURE = "X-Logius-Signature";
    private static final int UNPROCESSABLE = 422;
    private static final String READ = "read";
    private static final String REPLY = "reply";

    private final ReceiveWebhook webhooks;
    private final String defaultTenant;

    WebhookResource(ReceiveWebhook webhooks, FunctionConfig config) {
        this.webhooks = webhooks;
        this.defaultTenant = config.defaultTenant();
    }

    @POST
    @Path("/api/webhook/berichtenbox/read")
    @Operation(operationId = "berichtenboxRead", summary = "The Berichtenbox says that a message was opened")
    @APIResponse(
            responseCode = "200",
            description = "Remembered",
            content = @Content(schema = @Schema(implementation = WebhookAnswers.Read.class)))
    public Uni<Response> read(byte[] body, @HeaderParam(SIGNATURE) @Nullable String signature) {
        return received(defaultTenant, READ, body, signature);
    }

    @POST
    @Path("/t/{tenant}/api/webhook/berichtenbox/read")
    @Operation(operationId = "berichtenboxReadOfTenant", summary = "The same, for one tenant")
    @APIResponse(
            responseCode = "200",
            description = "Remembered",
            content = @Content(schema = @Schema(implementation = WebhookAnswers.Read.class)))
    public Uni<Response> readOfTenant(
            @RestPath String tenant, byte[] body, @HeaderParam(SIGNATURE) @Nullable String signature) {
        return received(tenant, READ, body, signature);
    }

    @POST
    @Path("/api/webhook/berichtenbox/reply")
    @Operation(operationId = "berichtenboxReply", summary = "The Berichtenbox hands over what a reader answered")
    @APIResponse(
            responseCode = "200",
            description = "Remembered",
            content = @Content(schema = @Schema(implementation = WebhookAnswers.Reply.class)))
    public Uni<Response> reply(byte[] body, @HeaderParam(SIGNATURE) @Nullable String signature) {
        return received(defaultTenant, REPLY, body, signature);
    }

    @POST
    @Path("/t/{tenant}/api/webhook/berichtenbox/reply")
    @Operation(operationId = "berichtenboxReplyOfTenant", summary = "The same, for one tenant")
    @APIResponse(
            responseCode = "200",
            description = "Remembered",
            content = @Content(schema = @Schema(implementation = WebhookAnswers.Reply.class)))
    public Uni<Response> replyOfTenant(
            @RestPath String tenant, byte[] body, @HeaderParam(SIGNATURE) @Nullable String signature) {
        return received(tenant, REPLY, body, signature);
    }

    private Uni<Response> received(String tenant, String kind, byte[] body, @Nullable String signature) {
        if (!TenantId.isValid(tenant)) { // as for a tenant that does not exist: who is there is nobody's business
            return Uni.createFrom().item(badSignature());
        }
        var call =
                new ReceiveWebhook.WebhookCall(new TenantId(tenant), ChannelName.BERICHTENBOX, kind, body, signature);
        return webhooks.receive(call).map(answer -> response(kind, answer));
    }

    private static Response response(String kind, ReceiveWebhook.Answer answer) {
        return switch (answer) {
            case ReceiveWebhook.Answer.Received(boolean updated, boolean _, Optional<UUID> replyId) ->
                Response.ok(taken(kind, updated, replyId.orElse(null))).build();
            case ReceiveWebhook.Answer.BadSignature _ -> badSignature();
            case ReceiveWebhook.Answer.Malformed(String field, String rule) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(new WebhookAnswers.Refused((field + " " + rule).strip()))
                        .build();
        };
    }

    /** A reply is its own contact moment here: both names stand for one id. */
    private static Object taken(String kind, boolean updated, @Nullable UUID replyId) {
        return kind.equals(READ)
                ? new WebhookAnswers.Read(true, updated)
                : new WebhookAnswers.Reply(true, replyId, replyId);
    }

    private static Response badSignature() {
        return Response.status(UNPROCESSABLE)
                .entity(new WebhookAnswers.Refused("Invalid webhook signature"))
                .build();
    }
}
