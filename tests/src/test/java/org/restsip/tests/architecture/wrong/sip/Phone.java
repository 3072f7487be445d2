package org.restsip.tests.architecture.wrong.sip;

/** Something for others to use. */
public interface Phone {}
