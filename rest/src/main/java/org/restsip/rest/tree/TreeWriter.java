package org.restsip.rest.tree;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes trees in the format that JAX-RS has negotiated. */
@Provider
public class TreeWriter implements MessageBodyWriter<Tree> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Tree.class;
    }

    @Override
    public void writeTo(
            Tree tree,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        var format = Format.accepted(mediaType.getType() + "/" + mediaType.getSubtype())
                .orElse(Format.JSON);
        if (format == Format.TEXT) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8");
        }
        out.write(tree.in(format));
    }
}
