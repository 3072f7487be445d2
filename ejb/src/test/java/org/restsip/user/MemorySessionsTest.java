package org.restsip.user;

class MemorySessionsTest extends SessionsContract {
    private final MemoryUsers users = new MemoryUsers();
    private final MemorySessions sessions = new MemorySessions(users);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
