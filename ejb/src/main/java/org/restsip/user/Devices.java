package org.restsip.user;

import java.util.List;
import java.util.Optional;

/** A port: the devices and their secrets, kept for good and unreadable in the store. */
public interface Devices {

    /**
     * Keeps a new device.
     *
     * @param limit devices that its owner may have, however many are added at once
     * @return the device, or the one of this id that another try has put there first
     * @throws NoSuchUser     if there is no such owner
     * @throws TooManyDevices if the owner has as many already
     */
    DeviceCredential add(DeviceCredential credential, int limit);

    Optional<DeviceCredential> find(DeviceId id);

    /** The credentials of all devices of a user, oldest first. */
    List<DeviceCredential> of(Aor owner);

    /** Gives a device another name; empty if the owner has no such device. */
    Optional<Device> rename(Aor owner, DeviceId id, String name);

    /** Takes a device away; false if the owner has no such device. */
    boolean remove(Aor owner, DeviceId id);
}
