package org.restsip.user;

/**
 * What only this server may know.
 *
 * @param cluster keys ids and nonces, the same on all nodes
 * @param auth    seals the secrets of devices in the database
 */
public record Secrets(String cluster, String auth) {
    @Override
    public String toString() {
        return "secrets";
    }
}
