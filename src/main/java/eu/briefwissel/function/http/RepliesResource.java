package eu.briefwissel.function.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.trace.ReadReplies;
import eu.briefwissel.trace.ReceivedReply;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What readers sent back. Content: an auditor, who reads evidence, does not get it. */
@Path("/v1/messages/{id}/replies")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR})
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class RepliesResource {

    private final ReadReplies replies;
    private final Caller caller;

    RepliesResource(ReadReplies replies, Caller caller) {
        this.replies = replies;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replies", summary = "What the reader sent back, in the order in which it came in")
    @APIResponse(
            responseCode = "200",
            description = "The replies",
            content = @Content(schema = @Schema(implementation = ReplyAnswers.Found.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> all(@RestPath String id) {
        return Parameters.withId(
                id,
                message -> replies.to(caller.tenant(), message)
                        .map(found -> found.map(these -> confidential(ReplyAnswers.Found.of(message, these))
                                        .type(MediaType.APPLICATION_JSON)
                                        .build())
                                .orElseGet(
                                        () -> Problem.of(ProblemType.NOT_FOUND).response())));
    }

    @GET
    @Path("/{reply}/attachments/{number}")
    @Operation(operationId = "replyAttachment", summary = "The bytes of a file that the reader sent")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> attachment(@RestPath String id, @RestPath String reply, @RestPath String number) {
        return Parameters.withId(id, message -> file(message, reply, number));
    }

    private Uni<Response> file(DeliveryId message, String reply, String number) {
        Optional<UUID> replyId = Parameters.uuid(reply);
        Optional<Integer> index = Parameters.index(number);
        if (replyId.isEmpty() || index.isEmpty()) {
            return Parameters.notFound();
        }
        return replies.attachment(caller.tenant(), message, replyId.get(), index.get())
                .map(found -> found.map(RepliesResource::download)
                        .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response()));
    }

    /** Never shown by a browser in our name, whatever the reader put into it. */
    private static Response download(ReceivedReply.File file) {
        String name = URLEncoder.encode(file.name(), UTF_8).replace("+", "%20");
        return confidential(file.content())
                .type(file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name) // RFC 6266, 4.3
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Response.ResponseBuilder confidential(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
