package eu.briefwissel.channel.berichtenbox.globe;

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

/** The BerichtenboxValidatieService: SOAP 1.1 over HTTP, not signed (Digikoppeling WUS, profile 2W-be). */
@Path("/")
interface WusApi {

    @POST
    @Consumes("text/xml; charset=utf-8")
    @Produces(MediaType.TEXT_XML)
    Uni<Response> validate(@Url URI endpoint, @HeaderParam("SOAPAction") String action, byte[] envelope);
}
