package org.restsip.user;

import java.util.List;
import java.util.Optional;

/** A port: the devices and their secrets, kept for good and unreadable in the store. */
public interface Devices {

    /** @throws NoSuchUser if there is no such owner */
    void add(DeviceCredential credential);

    Optional<DeviceCredential> find(DeviceId id);

    /** The credentials of all devices of a user, oldest first. */
    List<DeviceCredential> of(Aor owner);

    /** Takes a device away; false if the owner has no such device. */
    boolean remove(Aor owner, DeviceId id);
}
