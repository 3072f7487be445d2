package org.restsip.connector.inbound;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipListener;

/** What a message-driven bean wants to receive. Several beans may share the methods among them. */
@Activation(messageListeners = SipListener.class)
public class SipActivationSpec implements ActivationSpec, Serializable {
    private static final long serialVersionUID = 1L;

    @ConfigProperty(type = String.class, description = "SIP methods in capitals, separated by commas; all if not set")
    private @Nullable String methods;

    private transient @Nullable ResourceAdapter resourceAdapter;

    /** Fails the deployment of a bean that asks for a method which does not exist. */
    @Override
    public void validate() throws InvalidPropertyException {
        try {
            wantedMethods();
        } catch (IllegalArgumentException e) {
            throw invalid("methods", e);
        }
    }

    private static InvalidPropertyException invalid(String property, IllegalArgumentException why) {
        var refusal = new InvalidPropertyException("activation property " + property + ": " + why.getMessage(), why);
        try {
            refusal.setInvalidPropertyDescriptors(
                    new PropertyDescriptor[] {new PropertyDescriptor(property, SipActivationSpec.class)});
        } catch (IntrospectionException e) {
            refusal.addSuppressed(e);
        }
        return refusal;
    }

    /** @throws IllegalArgumentException if {@code methods} is not valid */
    public Set<String> wantedMethods() {
        return methods == null ? Methods.KNOWN : Methods.read(methods);
    }

    public @Nullable String getMethods() {
        return methods;
    }

    public void setMethods(@Nullable String methods) {
        this.methods = methods;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }
}
