/**
 * What the API says about itself: the OpenAPI document, which the build makes of the resources, and the page that shows
 * it.
 *
 * <p>A new operation needs an {@code @Operation(summary = ...)}, its {@code @RequestBody(ref = ...)} and its {@code
 * @APIResponse(responseCode = ..., ref = ...)}s; what they refer to, with schema and example, stands in {@code
 * META-INF/openapi.yaml}. Everything else is found in the code or said once in {@link
 * org.restsip.rest.docs.OpenApiCompletion}. {@code OpenApiDocumentTest} says what is missing.
 */
@NullMarked
package org.restsip.rest.docs;

import org.jspecify.annotations.NullMarked;
