package org.restsip.tests.journey;

import org.restsip.tests.house.Nodes;

/** The line through the house on Open Liberty, started as run.sh starts it. */
class LineIT extends Line {
    LineIT() {
        super(Nodes.one().server());
    }
}
