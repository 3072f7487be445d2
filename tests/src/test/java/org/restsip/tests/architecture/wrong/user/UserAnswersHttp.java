package org.restsip.tests.architecture.wrong.user;

/** The core does not know HTTP. */
interface UserAnswersHttp {
    jakarta.ws.rs.core.Response answer();
}
