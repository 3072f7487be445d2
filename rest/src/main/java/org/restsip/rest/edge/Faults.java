package org.restsip.rest.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;

/** What the container has to say against a request, said as the API says it. */
public class Faults extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(Faults.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        var problem = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problem.of(status, status >= 500 ? "the server failed" : "the request cannot be served")
                : Problem.of(404, "there is nothing at this path");
        if (problem.status() >= 500
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            LOG.log(Level.ERROR, "request failed, trace " + problem.trace(), failure);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        Responses.write(request, response, problem);
    }
}
