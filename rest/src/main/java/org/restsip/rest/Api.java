package org.restsip.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API stands at the root: its paths are the product's face. */
@ApplicationPath("/")
public class Api extends Application {

    /** OpenAPI describes the API; Jersey (Payara) shall not do it once more, in WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
