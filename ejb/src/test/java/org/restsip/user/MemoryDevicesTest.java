package org.restsip.user;

class MemoryDevicesTest extends DevicesContract {
    private final Users users = new MemoryUsers();
    private final Devices devices = new MemoryDevices(users);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Devices devices() {
        return devices;
    }
}
