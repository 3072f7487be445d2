package org.restsip.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Other nodes, which are only asked; what they would do a test does itself. */
public final class MemoryNeighbours implements Neighbours {
    private final Map<String, Consumer<String>> served = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public void ask(NodeId node, Topic errand) {
        asked.add(node + ": " + errand.kind() + " " + errand.key());
    }

    @Override
    public void serve(String kind, Consumer<String> errand) {
        served.put(kind, errand);
    }

    /** What other nodes were asked to do, as {@code node: kind about}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Another node asks this one. */
    public void askHere(Topic errand) {
        served.getOrDefault(errand.kind(), about -> {}).accept(errand.key());
    }
}
