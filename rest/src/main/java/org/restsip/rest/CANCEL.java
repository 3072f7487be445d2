package org.restsip.rest;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The HTTP method CANCEL: takes a message back. */
@HttpMethod("CANCEL")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CANCEL {}
