/** Of a page that is one visitor's own: neither their browser nor anything on the way keeps it. */
export function headers(): HeadersInit {
  return { 'Cache-Control': 'private, no-store' }
}
