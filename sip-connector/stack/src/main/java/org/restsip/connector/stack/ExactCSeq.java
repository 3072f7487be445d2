package org.restsip.connector.stack;

import gov.nist.javax.sip.header.CSeq;

/** Writes the method as it came: methods are compared with regard to case (RFC 3261, section 7.1), which the stack forgets. */
final class ExactCSeq extends CSeq {
    private static final long serialVersionUID = 1L;

    ExactCSeq(CSeq other) {
        super(other.getSeqNumber(), other.getMethod());
    }

    @Override
    public StringBuilder encodeBody(StringBuilder buffer) {
        return buffer.append(getSeqNumber()).append(' ').append(getMethod());
    }
}
