package org.restsip.tests.architecture.wrong.sip;

/** JAIN-SIP is for the stack alone. */
interface SipSeesJain {
    javax.sip.SipStack stack();
}
