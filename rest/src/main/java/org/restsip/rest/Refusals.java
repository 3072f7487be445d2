package org.restsip.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.Refusal;
import org.restsip.rest.json.Problem;

/** The core said no. */
@Provider
public class Refusals implements ExceptionMapper<Refusal> {
    @Context
    private HttpHeaders headers;

    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    @Override
    public Response toResponse(Refusal refusal) {
        var problem = Problem.of(refusal);
        LOG.log(
                problem.status() >= 500 ? Level.INFO : Level.DEBUG,
                "{0} {1} ({2})",
                problem.status(),
                problem.detail(),
                problem.trace());
        return Responses.problem(problem, headers);
    }
}
