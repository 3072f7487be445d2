package org.restsip.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.edge.Proxies;
import org.restsip.rest.security.CodeFlow;
import org.restsip.rest.security.LogIn;
import org.restsip.rest.security.NoProvider;
import org.restsip.server.Settings;

/** For browsers whose users log in at an OpenID Connect provider: there, and back with a session. */
@Path("/session/oidc")
@Tag(name = "user")
@RequestScoped
public class OidcResource {
    private static final String BACK = "/session/oidc/callback";
    /** The session's cookie would not go along with a redirect that began at another site; with this it does. */
    private static final String GO_ON = "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=%s\">";

    @Inject
    private CodeFlow flow;

    @Inject
    private LogIn logIn;

    @Inject
    private Proxies proxies;

    @Inject
    private Settings settings;

    @Context
    private HttpServletRequest request;

    @GET
    @Operation(operationId = "logInElsewhere", summary = "Go to the OpenID Connect provider to log in")
    @APIResponse(responseCode = "303", description = "There")
    public Response leave() {
        requireOffered();
        var departure = flow.begin(back(), proxies.client(request).secure());
        return Response.seeOther(departure.to())
                .header("Set-Cookie", departure.cookie())
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/callback")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "comeBack", summary = "Come back from the provider, and have a session")
    @APIResponse(responseCode = "200", ref = "GoOn")
    public Response comeBack(
            @CookieParam("restsip_oidc") @DefaultValue("") String remembered,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("code") @DefaultValue("") String code,
            @Context HttpServletResponse response) {
        requireOffered();
        var caller = flow.finish(Optional.of(remembered), state, code, back());
        logIn.open(caller.orElseThrow(LogIn::notProved), response);
        response.addHeader("Set-Cookie", flow.forgotten(proxies.client(request).secure()));
        return Response.ok(GO_ON.formatted(settings.text("auth.oidc.after")))
                .header("Cache-Control", "no-store")
                .build();
    }

    private void requireOffered() {
        if (!flow.isOffered()) {
            throw new NoProvider();
        }
    }

    private String back() {
        var client = proxies.client(request);
        return (client.secure() ? "https://" : "http://") + client.host() + BACK;
    }
}
