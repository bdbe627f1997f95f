package eu.briefwissel.channel.ebox;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** The calls that a sender makes to the Message Registry. */
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
            ClientMultipartForm form);

    /** As version 2.1 has it: without a key. */
    @POST
    @Path("publishMessage")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Response> publishV2(@Url URI base, @HeaderParam("Authorization") String bearer, ClientMultipartForm form);

    @POST
    @Path(EboxAssumptions.STATUS_PATH)
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> status(@Url URI base, @HeaderParam("Authorization") String bearer, byte[] body);
}
