package org.restsip.rest;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.Refusal;
import org.restsip.rest.json.Problem;

/** Something that should not happen: logged once with its trace id, of which alone the client learns. */
@Provider
public class Failures implements ExceptionMapper<RuntimeException> {
    @Context
    private HttpHeaders headers;

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    @Override
    public Response toResponse(RuntimeException failure) {
        if (failure instanceof EJBException && failure.getCause() instanceof Refusal refusal) {
            return Responses.problem(Problem.of(refusal), headers);
        }
        var problem = Problem.of(500, "the server failed; the trace id tells its operator more");
        LOG.log(Level.ERROR, "request failed, trace " + problem.trace(), failure);
        return Responses.problem(problem, headers);
    }
}
