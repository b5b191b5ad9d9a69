/** Signing out: a form of the person's menu, and of pages that are meant for somebody else. */
import { redirect } from 'react-router'
import { signOut } from '#accounts'
import { ownPath } from '#platform/own-path'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/sign-out.ts'

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData()
  const { headers } = await signOut(ctxOf(context), request.headers)
  return redirect(ownPath(form.get('next'), '/'), { headers })
}

export function loader() {
  return redirect('/')
}
