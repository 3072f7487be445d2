package org.restsip.trace;

import java.util.List;

class MemoryTapesTest extends TapesContract {
    private final MemoryTapes tapes = new MemoryTapes();

    @Override
    protected List<Tapes> nodes() {
        return List.of(tapes);
    }
}
