package org.restsip.rest.stream;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.restsip.event.Event;
import org.restsip.event.Outlet;

/** One resource as it is shown to one client. */
final class Shown implements Outlet {
    private final Wire wire;
    private final Renderings renderings;
    private final Look look;
    private final Marks marks;
    private Optional<JsonObject> last = Optional.empty();

    Shown(Wire wire, Renderings renderings, Look look, Marks marks) {
        this.wire = wire;
        this.renderings = renderings;
        this.look = look;
        this.marks = marks;
    }

    @Override
    public void write(Event event) throws IOException {
        var rendered = renderings.render(wire.framing(), event, look, last, marks);
        if (look.changes() == Changes.DIFF) {
            last = rendered.tree();
        }
        for (var frame : rendered.frames()) {
            wire.write(frame);
        }
    }
}
