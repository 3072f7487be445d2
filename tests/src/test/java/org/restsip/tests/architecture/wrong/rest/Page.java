package org.restsip.tests.architecture.wrong.rest;

/** Something for others to use. */
public interface Page {}
