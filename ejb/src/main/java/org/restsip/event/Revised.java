package org.restsip.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An immutable record that is changed by storing its next revision. The revision counts every
 * stored change, also those that nobody is shown, such as a moved deadline.
 *
 * @param <R> the record itself
 */
public interface Revised<R extends Revised<R>> {

    /** The revision under which this record was stored; {@link Version#NONE} before the first time. */
    Version revision();

    /** The same record under another revision; called by the store alone. */
    R at(Version revision);

    /** When this record must be looked at again because something in it ends; empty if nothing does. */
    Optional<Instant> deadline();
}
