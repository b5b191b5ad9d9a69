/**
 * Sets light or dark before the first paint. A file of its own, loaded in the head and blocking, because
 * public pages are the same bytes for everybody and their policy allows no inline script.
 */
import { schemeOf, show } from './scheme.ts'

show(schemeOf(document.cookie))
