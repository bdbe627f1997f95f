package eu.briefwissel.channel.ebox;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jspecify.annotations.Nullable;

/** The calls that a sender makes to an operator: to its registry, and to the services beside it. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface EboxApi {

    /** Publishes a message; {@code key} is a String Item of RFC 8941, its quotes included. */
    @POST
    @Path(EboxAssumptions.PUBLISH_PATH)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Response> publish(
            @Url URI base,
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(EboxAssumptions.ON_BEHALF) @Nullable String onBehalfOf,
            ClientMultipartForm form);

    /** Whether {@code enterprise} lets {@code provider} do {@code operation} for it (Partition API). */
    @GET
    @Path("ebox/{enterprise}/hasMandate")
    Uni<Response> mandate(
            @Url URI base,
            @HeaderParam("Authorization") String bearer,
            @PathParam("enterprise") String enterprise,
            @QueryParam("mandataryEnterpriseNumber") String provider,
            @QueryParam("operation") String operation);

    /** The kinds of message that there are; changes nothing (2.1). */
    @GET
    @Path("referenceData/messageTypes")
    Uni<Response> referenceData(@Url URI base, @HeaderParam("Authorization") @Nullable String bearer);

    /** As version 2.1 has it: without a key. */
    @POST
    @Path("publishMessage")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Response> publishV2(@Url URI base, @HeaderParam("Authorization") String bearer, ClientMultipartForm form);

    /** Events behind a number (Event API 1.1.1); {@code url} is complete, save its query. */
    @GET
    Uni<Response> events(
            @Url URI url,
            @HeaderParam("Authorization") String bearer,
            @QueryParam("lastSequenceNbr") long last,
            @QueryParam("pageSize") int pageSize,
            @QueryParam("clientId") String clientId,
            @QueryParam("startTime") @Nullable String startTime);

    /** Which enterprises have a box (federation 1.3). */
    @POST
    @Path("eboxPreferences/search")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> preferences(@Url URI base, @HeaderParam("Authorization") String bearer, byte[] body);

    /** Which citizens have one; the path is published, what is asked and answered is not. */
    @POST
    @Path("citizenEboxConsents/search")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> consents(@Url URI base, @HeaderParam("Authorization") String bearer, byte[] body);

    /** What the Event Handler tells of one message; {@code url} is complete, save its query. */
    @GET
    Uni<Response> eventsOf(
            @Url URI url, @HeaderParam("Authorization") String bearer, @QueryParam("messageId") String messageId);

    @POST
    @Path(EboxAssumptions.STATUS_PATH)
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> status(@Url URI base, @HeaderParam("Authorization") String bearer, byte[] body);
}
