package eu.briefwissel.channel.berichtenbox.globe;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of ebms-core's REST interface v19 that we make, as decision 33 assumes them. */
@Path("/ebms")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
interface AdapterApi {

    String AUTHORIZATION = "Authorization";

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> send(@Url URI base, @HeaderParam(AUTHORIZATION) @Nullable String basic, byte[] body);

    @GET
    @Path("messages/unprocessed")
    Uni<Response> unprocessed(
            @Url URI base,
            @HeaderParam(AUTHORIZATION) @Nullable String basic,
            @QueryParam("cpaId") String cpa,
            @QueryParam("action") String action,
            @QueryParam("maxNr") int most);

    @GET
    @Path("messages/{id}")
    Uni<Response> message(
            @Url URI base, @HeaderParam(AUTHORIZATION) @Nullable String basic, @PathParam("id") String id);

    @PATCH
    @Path("messages/{id}")
    Uni<Response> messageProcessed(
            @Url URI base, @HeaderParam(AUTHORIZATION) @Nullable String basic, @PathParam("id") String id);

    @GET
    @Path("events/unprocessed")
    Uni<Response> events(
            @Url URI base,
            @HeaderParam(AUTHORIZATION) @Nullable String basic,
            @QueryParam("cpaId") String cpa,
            @QueryParam("eventTypes") List<String> types,
            @QueryParam("maxNr") int most);

    @PATCH
    @Path("events/{id}")
    Uni<Response> eventProcessed(
            @Url URI base, @HeaderParam(AUTHORIZATION) @Nullable String basic, @PathParam("id") String id);
}
