package org.restsip.user;

import java.util.List;

class MemoryFailuresTest extends FailuresContract {
    private final List<Failures> nodes = List.of(new MemoryFailures());

    @Override
    protected List<Failures> nodes() {
        return nodes;
    }
}
