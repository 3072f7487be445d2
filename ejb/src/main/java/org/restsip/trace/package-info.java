/**
 * Traces: what passes between this server and one user's phones, in one call, or with one peer, kept for a while so that an
 * operator can read it. Off unless somebody asks. What the wire is, and what on it is secret, is for the edge to know.
 */
@NullMarked
package org.restsip.trace;

import org.jspecify.annotations.NullMarked;
