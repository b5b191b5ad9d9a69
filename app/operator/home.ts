/** The console opens on what waits. */
import { redirect } from 'react-router'

export function loader() {
  return redirect('/operator/certification')
}
