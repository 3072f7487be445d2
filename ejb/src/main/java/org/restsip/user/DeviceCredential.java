package org.restsip.user;

/**
 * What a device knows and we know too: a digest cannot be checked against a salted hash (RFC 8760).
 *
 * @param device the device
 * @param secret as good as a password; printed by no {@link #toString}
 */
public record DeviceCredential(Device device, String secret) {
    @Override
    public String toString() {
        return "credential of device " + device.id();
    }
}
