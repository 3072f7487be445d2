package org.restsip.connector.stack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a test says that names mean. */
final class MemoryZone implements Zone {
    private final Map<String, List<Naptr>> naptr = new HashMap<>();
    private final Map<String, List<Srv>> srv = new HashMap<>();
    private final Map<String, List<InetAddress>> hosts = new HashMap<>();
    private boolean silent;

    MemoryZone naptr(String domain, int order, int preference, String service, String replacement) {
        naptr.computeIfAbsent(domain, name -> new ArrayList<>())
                .add(new Naptr(order, preference, service, replacement));
        return this;
    }

    MemoryZone srv(String service, int priority, int weight, int port, String host) {
        srv.computeIfAbsent(service, name -> new ArrayList<>()).add(new Srv(priority, weight, port, host));
        return this;
    }

    MemoryZone host(String host, String... addresses) {
        for (var address : addresses) {
            try {
                hosts.computeIfAbsent(host, name -> new ArrayList<>()).add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return this;
    }

    MemoryZone silent() {
        silent = true;
        return this;
    }

    @Override
    public List<Naptr> naptr(String domain) {
        return found(naptr, domain);
    }

    @Override
    public List<Srv> srv(String service) {
        return found(srv, service);
    }

    @Override
    public List<InetAddress> addresses(String host) {
        return found(hosts, host);
    }

    private <T> List<T> found(Map<String, List<T>> records, String name) {
        if (silent) {
            throw new Silent("nobody answers");
        }
        return List.copyOf(records.getOrDefault(name, List.of()));
    }
}
