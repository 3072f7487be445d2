package org.restsip.tests.architecture.wrong.sip.door;

import org.restsip.tests.architecture.wrong.sip.auth.AuthKnowsDoor;

/** Where requests come in, they are asked who they are. */
public interface Request {
    AuthKnowsDoor proof();
}
