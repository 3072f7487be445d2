package org.restsip.user;

import org.restsip.Refusal;

/** The user has no such device. */
public class NoSuchDevice extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchDevice(DeviceId id) {
        super(Kind.UNKNOWN, "there is no device " + id);
    }
}
