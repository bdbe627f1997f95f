package eu.briefwissel.channel.berichtenbox;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The two calls of BBK 1.7. Bodies are bytes, so that what was signed is what leaves. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface BbkApi {

    @POST
    @Path("mailbox/check")
    Uni<Response> check(@Url URI base, @HeaderParam("Authorization") String bearer, byte[] body);

    @POST
    @Path("messages")
    Uni<Response> send(
            @Url URI base,
            @HeaderParam("Authorization") String bearer,
            @BeanParam SignatureHeaders signature,
            byte[] body);
}
