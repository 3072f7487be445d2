package org.restsip.user;

class MemoryPasswordHashingTest extends PasswordHashingContract {
    private final PasswordHashing hashing = new MemoryPasswordHashing();

    @Override
    protected PasswordHashing hashing() {
        return hashing;
    }
}
