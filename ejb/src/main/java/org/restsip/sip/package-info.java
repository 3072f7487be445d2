/**
 * The SIP edge: message-driven beans that read what phones say, call the core and put its answer in
 * SIP words.
 */
@NullMarked
package org.restsip.sip;

import org.jspecify.annotations.NullMarked;
