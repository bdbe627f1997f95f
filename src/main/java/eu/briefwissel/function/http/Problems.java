package eu.briefwissel.function.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that fails into a problem; the only place where that is done. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** Before the framework's own mappers. */
    private static final int FIRST = 1;

    @ServerExceptionMapper
    @Priority(FIRST)
    Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return bug(e);
        }
        var problem = Problem.of(ProblemType.ofStatus(status)).responseBuilder();
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? problem.build()
                : problem.header(HttpHeaders.ALLOW, allow).build();
    }

    /** RFC 6750, 3: no error code where no token came at all. */
    @ServerExceptionMapper
    @Priority(FIRST)
    Response withoutToken(UnauthorizedException e) {
        return unauthorised("Bearer");
    }

    @ServerExceptionMapper
    @Priority(FIRST)
    Response withBadToken(AuthenticationFailedException e) {
        return unauthorised("Bearer error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    @Priority(FIRST)
    Response forbidden(ForbiddenException e) {
        return Problem.of(ProblemType.FORBIDDEN).response();
    }

    @ServerExceptionMapper
    @Priority(FIRST)
    Response bug(Throwable e) {
        LOG.errorf(e, "a request failed");
        return Problem.of(ProblemType.INTERNAL).response();
    }

    private static Response unauthorised(String challenge) {
        return Problem.of(ProblemType.UNAUTHORISED)
                .responseBuilder()
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }
}
