package org.restsip.rest.security;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;

/** A name and a password, and where they came from. */
final class PasswordCredential extends UsernamePasswordCredential {
    private final String address;

    PasswordCredential(String name, String password, String address) {
        super(name, password);
        this.address = address;
    }

    String address() {
        return address;
    }
}
