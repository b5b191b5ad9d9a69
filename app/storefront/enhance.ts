/** The only script of public pages. Everything works without it. */
import '../ui/enhance.ts'
