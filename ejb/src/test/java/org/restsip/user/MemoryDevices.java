package org.restsip.user;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices in memory, for tests. */
public class MemoryDevices implements Devices {
    private final Users users;
    private final Map<DeviceId, DeviceCredential> credentials = new HashMap<>();

    public MemoryDevices(Users users) {
        this.users = users;
    }

    @Override
    public synchronized DeviceCredential add(DeviceCredential credential, int limit) {
        if (users.find(credential.device().owner()).isEmpty()) {
            throw new NoSuchUser();
        }
        var present = find(credential.device().id());
        if (present.isPresent()) {
            return present.get();
        }
        if (of(credential.device().owner()).size() >= limit) {
            throw new TooManyDevices(limit);
        }
        credentials.put(credential.device().id(), credential);
        return credential;
    }

    @Override
    public synchronized Optional<DeviceCredential> find(DeviceId id) {
        return Optional.ofNullable(credentials.get(id));
    }

    @Override
    public synchronized List<DeviceCredential> of(Aor owner) {
        return credentials.values().stream()
                .filter(credential -> credential.device().owner().equals(owner))
                .sorted(Comparator.comparing(credential -> credential.device().created()))
                .toList();
    }

    @Override
    public synchronized Optional<Device> rename(Aor owner, DeviceId id, String name) {
        var mine = find(id).filter(credential -> credential.device().owner().equals(owner));
        return mine.map(credential -> {
            var device = new Device(id, owner, name, credential.device().created());
            credentials.put(id, new DeviceCredential(device, credential.secret()));
            return device;
        });
    }

    @Override
    public synchronized boolean remove(Aor owner, DeviceId id) {
        var mine = find(id).filter(credential -> credential.device().owner().equals(owner));
        mine.ifPresent(credential -> credentials.remove(id));
        return mine.isPresent();
    }
}
