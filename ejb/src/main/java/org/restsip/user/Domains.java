package org.restsip.user;

import java.util.List;

/** The domains that are ours. A name without a domain belongs to the first one, if nothing else says to which. */
public record Domains(List<String> names) {

    public Domains {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("at least one domain is needed");
        }
    }

    /** The domain of names that have none. */
    public String first() {
        return names.get(0);
    }

    public boolean include(String domain) {
        return names.contains(domain);
    }

    /** Reads {@code local@domain} or a bare {@code local}. */
    public Aor complete(String name) {
        return name.indexOf('@') < 0 ? new Aor(name, first()) : Aor.of(name);
    }
}
