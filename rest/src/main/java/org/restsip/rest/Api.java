package org.restsip.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API stands at the root: its paths are the product's face. */
@ApplicationPath("/")
public class Api extends Application {}
