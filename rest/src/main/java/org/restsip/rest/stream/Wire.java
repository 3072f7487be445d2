package org.restsip.rest.stream;

import java.io.IOException;

/** A connection on which frames are written. */
interface Wire {
    void write(byte[] frame) throws IOException;

    Framing framing();
}
