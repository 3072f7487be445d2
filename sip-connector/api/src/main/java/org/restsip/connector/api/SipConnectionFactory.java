package org.restsip.connector.api;

/** Where beans get their {@link SipConnection}; found in JNDI or injected as a resource. */
public interface SipConnectionFactory extends jakarta.resource.Referenceable, java.io.Serializable {

    /** @throws SipSendException if the connector is not running */
    SipConnection connect();
}
