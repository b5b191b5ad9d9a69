/** Stands between a frame and its pages, so that what goes wrong in a page is told inside the frame. */

import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import type { Route } from './+types/within-frame.ts'
import { Head } from './head.tsx'
import { ProblemPage, refusalIn } from './problem-page.tsx'

export default function WithinFrame() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { t } = useTranslation('ui')
  const { type, title } = refusalIn(error)
  return (
    <>
      <Head title={t(`problem.${type}.title`, { defaultValue: title || t('problem.bug.title') })} hidden />
      <ProblemPage error={error} />
    </>
  )
}
