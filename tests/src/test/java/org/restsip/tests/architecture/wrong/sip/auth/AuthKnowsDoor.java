package org.restsip.tests.architecture.wrong.sip.auth;

import org.restsip.tests.architecture.wrong.sip.door.Request;

/** Who a phone is does not depend on where its requests come in. */
public interface AuthKnowsDoor {
    Request request();
}
