/** The only script of public pages. Everything works without it. */
import '../ui/enhance.ts'
import './enhance-enquiry.ts'
import './enhance-gallery.ts'
import './enhance-markets.ts'
