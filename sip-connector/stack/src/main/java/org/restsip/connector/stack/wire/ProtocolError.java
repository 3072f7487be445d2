package org.restsip.connector.stack.wire;

import java.io.IOException;

/** The peer breaks the rules of its transport, and has been told so; the connection ends when that is out. */
final class ProtocolError extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolError(String why) {
        super(why);
    }
}
