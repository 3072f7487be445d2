/**
 * The guide for web developers, read as a test reads it.
 *
 * <p>A fenced block of the language {@code sh} is run, in the order of the pages and in one shell, so that a variable set
 * on one page is there on the next. What stands in it is what a reader would type. The block after it, of the language
 * {@code json} or {@code text}, shows the answer, of which the test compares the shape ({@link
 * org.restsip.tests.guide.Shape}). A block {@code sh terminal=NAME} stays running in a terminal of that name, and {@code
 * text terminal=NAME} shows what comes up there. Blocks without a language are for readers alone.
 */
@NullMarked
package org.restsip.tests.guide;

import org.jspecify.annotations.NullMarked;
