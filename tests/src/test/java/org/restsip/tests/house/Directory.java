package org.restsip.tests.house;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.Map;

/** A directory of users, in this process. */
public final class Directory implements AutoCloseable {
    private static final String BASE = "dc=example,dc=com";

    private final InMemoryDirectoryServer server;

    public Directory() {
        try {
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.startListening();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("no directory", e);
        }
    }

    /** A new user with a password of its own, which is returned. */
    public String add(String name) {
        var password = Secrets.random();
        try {
            server.add(
                    "dn: uid=" + name + "," + BASE,
                    "objectClass: inetOrgPerson",
                    "uid: " + name,
                    "mail: " + name + "@" + Server.DOMAIN,
                    "cn: The " + name,
                    "userPassword: " + password);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("no " + name, e);
        }
        return password;
    }

    /** What a server must be told to ask it. */
    public Map<String, String> settings() {
        return Map.of(
                "AUTH_STORE",
                "ldap",
                "AUTH_LDAP_URL",
                "ldap://127.0.0.1:" + server.getListenPort(),
                "AUTH_LDAP_BASE",
                BASE);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
