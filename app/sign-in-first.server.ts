import { redirect } from 'react-router'

/**
 * Sends a visitor to the sign-in page, to come back to the page that asked. What was being posted is lost
 * on the way, so coming back shows the page that held the form.
 */
export function signInFirst({ pathname, search }: URL): Response {
  return redirect(`/account/sign-in?next=${encodeURIComponent(pathname + search)}`)
}
