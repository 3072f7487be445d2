package org.restsip.rest;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Paths;
import org.restsip.user.Accounts;
import org.restsip.user.Accounts.Signup;
import org.restsip.user.Domains;

/** Becoming a user. */
@Path("/user")
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_PLAIN})
@Tag(name = "user")
@RequestScoped
public class SignupResource {
    private static final String FIRST_DEVICE = "phone";

    @Inject
    private Accounts accounts;

    @Inject
    private Domains domains;

    @Inject
    private Exchange exchange;

    @POST
    @Operation(summary = "Sign up")
    @RequestBody(ref = "SignUp")
    @APIResponse(responseCode = "201", ref = "SignedUp")
    public Response signUp(InputStream body) {
        var wanted = exchange.members(body);
        var signedUp = accounts.signUp(
                new Signup(
                        domains.complete(wanted.requiredText("email")),
                        wanted.requiredText("password"),
                        wanted.text("name"),
                        firstDevice(wanted)),
                exchange.attempt(),
                exchange.clientAddress());
        var user = signedUp.user();
        var answer = JSON.createObjectBuilder().add("id", user.id().value()).add("url", Paths.user(user.id()));
        signedUp.device()
                .ifPresent(device -> answer.add("device", exchange.views().credential(device)));
        return Responses.made(signedUp.created(), Paths.user(user.id()), answer.build());
    }

    /** {@code "device": true}, or the name of the device. */
    private static Optional<String> firstDevice(Members wanted) {
        var value = wanted.value("device");
        if (value.isPresent() && value.get() instanceof JsonString) {
            return wanted.text("device");
        }
        return wanted.flag("device").filter(yes -> yes).map(yes -> FIRST_DEVICE);
    }
}
