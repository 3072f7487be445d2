package org.restsip.user;

class MemoryUsersTest extends UsersContract {
    private final MemoryUsers users = new MemoryUsers();

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected void grant(Aor aor, Role role) {
        users.grant(aor, role);
    }
}
