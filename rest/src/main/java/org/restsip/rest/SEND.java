package org.restsip.rest;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The HTTP method SEND: brings the body to all contacts of a login, or to one. */
@HttpMethod("SEND")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SEND {}
