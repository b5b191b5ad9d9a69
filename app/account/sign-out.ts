/** Signing out: a form of the person's menu. */
import { redirect } from 'react-router'
import { signOut } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/sign-out.ts'

export async function action({ context, request }: Route.ActionArgs) {
  const { headers } = await signOut(ctxOf(context), request.headers)
  return redirect('/', { headers })
}

export function loader() {
  return redirect('/')
}
