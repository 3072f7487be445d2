package org.restsip.connector.api;

/**
 * A message-driven bean that receives SIP messages. Messages of one Call-ID arrive one after the
 * other, in the order in which the listener received them; different Call-IDs arrive in parallel. A
 * request that the bean leaves unanswered by throwing is answered 500 by the connector.
 */
public interface SipListener {

    /** A request arrived. It must be answered through a {@link SipConnection}, except an ACK. */
    void onRequest(SipRequest request);

    /** A provisional or final response to a request sent through a {@link SipConnection}. */
    void onResponse(SipResponse response);

    /** A request sent through a {@link SipConnection} will get no response any more. */
    void onTimeout(SipTimeout timeout);
}
