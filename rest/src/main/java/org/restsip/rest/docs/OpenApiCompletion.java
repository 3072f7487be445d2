package org.restsip.rest.docs;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Said once, because it is so for all operations; and the HTTP methods that OpenAPI has no word for. Used by the build. */
public class OpenApiCompletion implements OASFilter {
    /** Registered for OpenAPI 3.1; OpenAPI 3.2 calls it additionalOperations. */
    static final String ADDITIONAL = "x-oai-additionalOperations";

    private static final List<String> BESIDE_JSON = List.of("application/xml", "text/plain");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getResponses().values().forEach(OpenApiCompletion::addRepresentations);
        document.getPaths().getPathItems().values().forEach(OpenApiCompletion::complete);
        addOwnMethods(document.getPaths());
        at(document.getPaths(), "/").getGET().setSecurity(List.of());
        at(document.getPaths(), "/user").getPOST().setSecurity(List.of());
    }

    private static void complete(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            addHeaders(method, operation);
            operation.getResponses().getAPIResponses().values().forEach(OpenApiCompletion::describeByReference);
            operation.getResponses().setDefaultValue(createAPIResponse().ref("Problem"));
        });
    }

    private static void addHeaders(HttpMethod method, Operation operation) {
        switch (method) {
            case GET ->
                operation
                        .addParameter(createParameter().ref("IfNoneMatch"))
                        .addParameter(createParameter().ref("Format"));
            case POST -> operation.addParameter(createParameter().ref("IdempotencyKey"));
            case PUT, DELETE -> operation.addParameter(createParameter().ref("IfMatch"));
            default -> {}
        }
    }

    /** Or the scanner's "OK" would hide what the component says of itself. */
    private static void describeByReference(APIResponse response) {
        if (response.getRef() != null) {
            response.setDescription(null);
        }
    }

    /** The same tree in every representation; only JSON has a schema. */
    private static void addRepresentations(APIResponse response) {
        var content = response.getContent();
        if (content != null && content.hasMediaType("application/json")) {
            BESIDE_JSON.forEach(type -> content.addMediaType(type, createMediaType()));
        }
    }

    private static void addOwnMethods(Paths paths) {
        var receipt = at(paths, "/login/{email}/send/{message}");
        var cancel = receipt.getDELETE();
        var send = at(paths, "/login/{email}/send").getPOST();
        var sendToContact = at(paths, "/login/{email}/{contact}/send").getPOST();
        own(at(paths, "/login/{email}"), Map.of("SEND", send));
        own(at(paths, "/login/{email}/{contact}"), Map.of("SEND", sendToContact, "CANCEL", cancelByShortPath()));
        own(receipt, Map.of("CANCEL", cancel));
    }

    /** On the path of a contact, because a path may not be described twice under different names. */
    private static Operation cancelByShortPath() {
        var id = createParameter()
                .name("contact")
                .in(Parameter.In.PATH)
                .required(true)
                .schema(createSchema().pattern("m[^/]*"))
                .description("Here the id of a message.");
        return createOperation()
                .addTag("send")
                .summary("The same as CANCEL /login/{email}/send/{message}")
                .addParameter(id)
                .responses(createAPIResponses()
                        .addAPIResponse("200", createAPIResponse().ref("Receipt"))
                        .defaultValue(createAPIResponse().ref("Problem")));
    }

    private static PathItem at(Paths paths, String path) {
        return Optional.ofNullable(paths.getPathItem(path))
                .orElseThrow(() -> new IllegalStateException("no resource is at " + path));
    }

    /** The same as its twin, under a name of its own. */
    private static void own(PathItem path, Map<String, Operation> methods) {
        var described = new TreeMap<String, Object>();
        methods.forEach((method, twin) -> described.put(method, twin));
        path.addExtension(ADDITIONAL, described);
    }
}
