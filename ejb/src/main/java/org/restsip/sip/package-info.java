/**
 * The SIP edge: what phones say is read, given to the core, and its answer put in SIP words. Here is what all of
 * its parts share.
 */
@NullMarked
package org.restsip.sip;

import org.jspecify.annotations.NullMarked;
