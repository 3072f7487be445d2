package org.restsip.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.restsip.rest.json.Problem;
import org.restsip.rest.security.Challenges;

/** JAX-RS said no: no such path, method or media type. */
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {
    private static final Logger LOG = System.getLogger(HttpErrors.class.getName());

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Inject
    private Challenges challenges;

    @Override
    public Response toResponse(WebApplicationException error) {
        var status = error.getResponse().getStatus();
        if (status == 401) {
            challenges.addTo(request, response);
        }
        var problem = Problem.of(status, detail(status));
        if (status >= 500) {
            LOG.log(Level.ERROR, "request failed, trace " + problem.trace(), error);
        }
        var answer = Response.fromResponse(Responses.problem(problem, headers));
        Optional.ofNullable(error.getResponse().getHeaderString("Allow"))
                .ifPresent(allow -> answer.header("Allow", allow));
        return answer.build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 401 -> "the address or the password is missing or wrong";
            case 404 -> "there is nothing at this path";
            case 405 -> "this method does nothing here; see Allow";
            case 406 -> "the API speaks application/json, application/xml and text/plain";
            case 415 -> "the body must be application/json, application/xml or a form";
            default -> "the request cannot be served";
        };
    }
}
